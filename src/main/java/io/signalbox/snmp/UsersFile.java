package io.signalbox.snmp;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/**
 * The file with the users of SNMPv3: one a line, its words divided by blanks, a word with blanks in
 * quotation marks. Empty lines and those that begin with # say nothing.
 *
 * <pre>
 * name [authentication passphrase [privacy passphrase]] [engine=800000…]
 * </pre>
 *
 * <p>Authentication is MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512; privacy is DES, AES-128,
 * AES-192 or AES-256, or AES-192-C and AES-256-C as Cisco's devices have them. Messages with less
 * than the user has are refused. The engine is that of the sender of traps, in hexadecimal digits;
 * without it any engine is the user's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3414">RFC 3414</a>
 */
final class UsersFile {

  private static final String KEY = "intake.snmp.users-file";
  private static final int SHORTEST_PASSPHRASE = 8;
  private static final int LONGEST_NAME = 32;
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
  private static final Pattern ENGINE = Pattern.compile("engine=(?:0x)?((?:[0-9a-fA-F]{2}){5,32})");

  private static final Map<String, OID> AUTHENTICATION =
      Map.of(
          "MD5", AuthMD5.ID,
          "SHA-1", AuthSHA.ID,
          "SHA-224", AuthHMAC128SHA224.ID,
          "SHA-256", AuthHMAC192SHA256.ID,
          "SHA-384", AuthHMAC256SHA384.ID,
          "SHA-512", AuthHMAC384SHA512.ID);

  private static final Map<String, OID> PRIVACY =
      Map.of(
          "DES", SnmpConstants.usmDESPrivProtocol,
          "AES-128", SnmpConstants.usmAesCfb128Protocol,
          "AES-192", SnmpConstants.oosnmpUsmAesCfb192Protocol,
          "AES-256", SnmpConstants.oosnmpUsmAesCfb256Protocol,
          "AES-192-C", SnmpConstants.oosnmpUsmAesCfb192ProtocolWith3DESKeyExtension,
          "AES-256-C", SnmpConstants.oosnmpUsmAesCfb256ProtocolWith3DESKeyExtension);

  private final Path file;
  private int number;

  private UsersFile(Path file) {
    this.file = file;
  }

  /**
   * The users.
   *
   * @throws SettingsException naming the file and the line, and no passphrase
   */
  static List<SnmpUser> read(Path file) {
    return new UsersFile(file).users();
  }

  private List<SnmpUser> users() {
    List<SnmpUser> users = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String line : lines()) {
      number++;
      List<String> words = words(line);
      if (!words.isEmpty()) {
        SnmpUser user = user(words);
        users.add(user);
        if (!seen.add(user.name() + " " + user.engine())) {
          throw wrong("this user is there before");
        }
      }
    }
    return users;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new SettingsException("%s=%s: cannot be read".formatted(KEY, file));
    }
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    if (line.isBlank() || line.strip().startsWith("#")) {
      return words;
    }
    Matcher matcher = WORD.matcher(line);
    int end = 0;
    while (matcher.find()) {
      if (!line.substring(end, matcher.start()).isBlank()) {
        throw wrong("a quotation mark has no other");
      }
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      end = matcher.end();
    }
    if (!line.substring(end).isBlank()) {
      throw wrong("a quotation mark has no other");
    }
    return words;
  }

  private SnmpUser user(List<String> words) {
    int last = words.size() - 1;
    OctetString engine = last > 0 && words.size() % 2 == 0 ? engine(words.get(last)) : null;
    List<String> rest = engine == null ? words : words.subList(0, last);
    if (rest.size() != 1 && rest.size() != 3 && rest.size() != 5) {
      throw wrong("must be name [authentication passphrase [privacy passphrase]] [engine=hex]");
    }
    String name = rest.get(0);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw wrong("a name has 1 to 32 characters");
    }
    boolean authentic = rest.size() > 1;
    boolean isPrivate = rest.size() > 3;
    return new SnmpUser(
        new OctetString(name),
        engine,
        authentic ? protocol(AUTHENTICATION, "authentication", rest.get(1)) : null,
        authentic ? passphrase(rest.get(2)) : null,
        isPrivate ? protocol(PRIVACY, "privacy", rest.get(3)) : null,
        isPrivate ? passphrase(rest.get(4)) : null);
  }

  private OctetString engine(String word) {
    Matcher matcher = ENGINE.matcher(word);
    if (!matcher.matches()) {
      throw wrong("must end with an engine id of 5 to 32 bytes, as engine=8000000001020304");
    }
    return OctetString.fromHexStringPairs(matcher.group(1));
  }

  private OID protocol(Map<String, OID> protocols, String kind, String name) {
    OID protocol = protocols.get(name.toUpperCase(Locale.ROOT));
    if (protocol == null) {
      throw wrong(
          "%s must be one of %s"
              .formatted(kind, String.join(", ", protocols.keySet().stream().sorted().toList())));
    }
    return protocol;
  }

  private OctetString passphrase(String word) {
    OctetString passphrase = new OctetString(word);
    if (passphrase.length() < SHORTEST_PASSPHRASE) {
      throw wrong("a passphrase has at least 8 characters");
    }
    return passphrase;
  }

  private SettingsException wrong(String reason) {
    return new SettingsException("%s=%s, line %d: %s".formatted(KEY, file, number, reason));
  }
}
