package io.signalbox.snmp;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsmiparser.parser.SmiDefaultParser;
import org.jsmiparser.smi.SmiMib;
import org.jsmiparser.smi.SmiNamedNumber;
import org.jsmiparser.smi.SmiOidValue;
import org.jsmiparser.smi.SmiTextualConvention;
import org.jsmiparser.smi.SmiTrapType;
import org.jsmiparser.smi.SmiVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.OID;

/**
 * What the MIB files of a directory, of SMIv1 or SMIv2, name. The modules that nearly all import,
 * SNMPv2-SMI and its like, need not be there.
 *
 * @param objects what has values
 * @param others the names of what has none, such as notifications
 */
record MibFiles(List<ObjectNames.Named> objects, Map<OID, String> others) {

  private static final Logger LOG = LoggerFactory.getLogger(MibFiles.class);
  private static final String KEY = "intake.snmp.mib-directory";
  private static final String DATE = "DateAndTime";
  private static final Pattern MODULE =
      Pattern.compile("(?m)^\\s*([A-Z][A-Za-z0-9-]*)\\s+DEFINITIONS\\s*::=");

  /** What others import, as files beside this class. */
  private static final List<String> BASES =
      List.of("SNMPv2-SMI", "SNMPv2-TC", "SNMPv2-CONF", "RFC1155-SMI", "RFC-1212", "RFC-1215");

  /**
   * Reads all files in the directory, but for hidden ones. A file that is wrong is told in the log,
   * and what can be read of the others is kept.
   *
   * @throws SettingsException where there is no such directory
   */
  static MibFiles read(Path directory) {
    List<Path> files = files(directory);
    MibProblems problems = new MibProblems(KEY);
    MibFiles read;
    try {
      read = parse(files, problems);
    } catch (RuntimeException | StackOverflowError e) {
      read = withoutWhatCannotBeParsed(files, problems);
    }
    problems.tell();
    LOG.info(
        "{}={}: {} objects and {} other names of {} files",
        KEY,
        directory,
        read.objects().size(),
        read.others().size(),
        files.size());
    return read;
  }

  /** The parser tells of what is wrong, but there are files that it fails at itself. */
  private static MibFiles withoutWhatCannotBeParsed(List<Path> files, MibProblems problems) {
    List<Path> good = new ArrayList<>();
    for (Path file : files) {
      try {
        parse(List.of(file), new MibProblems(KEY));
        good.add(file);
      } catch (RuntimeException | StackOverflowError e) {
        problems.add(file, e);
      }
    }
    try {
      return parse(good, problems);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{}: no file is used, as they cannot be read together: {}", KEY, e.toString());
      return new MibFiles(List.of(), Map.of());
    }
  }

  private static MibFiles parse(List<Path> files, MibProblems problems) {
    SmiDefaultParser parser = new SmiDefaultParser(problems);
    parser.setFailOnError(false);
    parser.getFileParserPhase().setInputUrls(urls(files));
    return of(parser.parse());
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SettingsException("%s=%s: cannot be read".formatted(KEY, directory));
    }
  }

  private static List<URL> urls(List<Path> files) {
    List<URL> urls = new ArrayList<>();
    Set<String> modules = new HashSet<>();
    try {
      for (Path file : files) {
        urls.add(file.toUri().toURL());
        modules.addAll(modules(file));
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every file has a URL", e);
    }
    BASES.stream()
        .filter(base -> !modules.contains(base))
        .map(base -> MibFiles.class.getResource("/snmp/mibs/" + base))
        .forEach(urls::add);
    return urls;
  }

  /** The names of the modules in a file. */
  private static Set<String> modules(Path file) {
    Set<String> modules = new HashSet<>();
    try {
      Matcher module = MODULE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (module.find()) {
        modules.add(module.group(1));
      }
    } catch (IOException e) {
      throw new SettingsException("%s: %s: cannot be read".formatted(KEY, file));
    }
    return modules;
  }

  private static MibFiles of(SmiMib mib) {
    List<ObjectNames.Named> objects = new ArrayList<>();
    Map<OID, String> others = new HashMap<>();
    for (SmiOidValue value : mib.getOidValues()) {
      // what could not be resolved has none
      if (value.getNode() != null && value.getOid() != null) {
        OID oid = new OID(value.getOid());
        if (value instanceof SmiVariable variable) {
          objects.add(object(oid, variable));
        } else {
          others.put(oid, value.getId());
        }
      }
    }
    for (SmiTrapType trap : mib.getTrapTypes()) {
      if (trap.getEnterpriseOid() != null && trap.getEnterpriseOid().getNode() != null) {
        others.put(oid(trap), trap.getId());
      }
    }
    return new MibFiles(objects, others);
  }

  private static ObjectNames.Named object(OID oid, SmiVariable variable) {
    SmiTextualConvention convention = variable.getTextualConvention();
    boolean isDate = convention != null && convention.getId().equals(DATE);
    DisplayHint hint =
        convention == null || isDate ? null : DisplayHint.of(convention.getDisplayHint());
    return new ObjectNames.Named(oid, variable.getId(), isDate, hint, labels(variable));
  }

  private static Map<Integer, String> labels(SmiVariable variable) {
    Map<Integer, String> labels = new HashMap<>();
    List<SmiNamedNumber> values = variable.getEnumValues();
    if (values != null) {
      values.forEach(each -> labels.put(each.getValue().intValue(), each.getId()));
    }
    return labels;
  }

  /**
   * A trap of SMIv1 as v2 names it.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3584#section-3.1">RFC 3584, 3.1</a>
   */
  private static OID oid(SmiTrapType trap) {
    OID oid = new OID(trap.getEnterpriseOid().getOid());
    oid.append(0);
    oid.append(trap.getSpecificType());
    return oid;
  }
}
