package io.signalbox.notification.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short keys for long ones, as an index wants them. */
final class Keys {

  private static final String BETWEEN = "\n";

  private Keys() {}

  /** The SHA-256 of some parts that have no line feed in them, in 64 hexadecimal digits. */
  static String hash(String... parts) {
    byte[] text = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the events of a group have in common, a value a line. */
  static String of(RuleOptions rule, EventLine event) {
    StringBuilder key = new StringBuilder();
    for (String each : rule.by()) {
      key.append(event.value(each)).append(BETWEEN);
    }
    return key.toString();
  }
}
