package io.signalbox.snmp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * Names of object identifiers and of the values of enumerations: from the table {@code
 * snmp/objects.txt}, whose lines are an OID, its name, and its enumeration or DateAndTime, and
 * beside it from MIB files.
 */
final class ObjectNames {

  private static final String TABLE = "/snmp/objects.txt";
  private static final String DATE = "DateAndTime";
  private static final Pattern LABEL = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\((-?\\d+)\\)");

  /**
   * An object.
   *
   * @param oid without an instance
   * @param name of the object
   * @param isDate whether its octets are of SNMPv2-TC's DateAndTime
   * @param hint how its values are shown, or null
   * @param labels of an enumeration, by number
   */
  record Named(
      OID oid, String name, boolean isDate, DisplayHint hint, Map<Integer, String> labels) {

    /** Its value, which may be that of an instance. */
    JsonNode value(Variable variable) {
      JsonNode shown = hint == null ? null : hint.value(variable);
      return shown == null ? Values.value(variable, isDate) : shown;
    }
  }

  private final Map<OID, Named> byOid = new HashMap<>();

  /** Of what has no instances, such as notifications. */
  private final Map<OID, String> others = new HashMap<>();

  private ObjectNames() {}

  /** Those of the table. */
  static ObjectNames standard() {
    ObjectNames names = new ObjectNames();
    try (InputStream in = ObjectNames.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ObjectNames::named)
          .forEach(named -> names.byOid.put(named.oid(), named));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Those of the table, and what it does not know from the MIB files of a directory. */
  static ObjectNames of(Path mibDirectory) {
    ObjectNames names = standard();
    MibFiles mibs = MibFiles.read(mibDirectory);
    mibs.objects().forEach(named -> names.byOid.putIfAbsent(named.oid(), named));
    names.others.putAll(mibs.others());
    return names;
  }

  private static Named named(String line) {
    String[] columns = line.strip().split("\\s+", 3);
    String syntax = columns.length > 2 ? columns[2] : "";
    Map<Integer, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(syntax);
    while (label.find()) {
      labels.put(Integer.valueOf(label.group(2)), label.group(1));
    }
    return new Named(new OID(columns[0]), columns[1], syntax.equals(DATE), null, labels);
  }

  /** The object that an instance is of, or null where the table has none. */
  Named find(OID instance) {
    OID oid = new OID(instance);
    while (oid.size() > 1) {
      Named named = byOid.get(oid);
      if (named != null) {
        return named;
      }
      oid.removeLast();
    }
    return null;
  }

  /** The name of exactly this OID, or null. */
  String name(OID oid) {
    Named named = byOid.get(oid);
    return named == null ? others.get(oid) : named.name();
  }
}
