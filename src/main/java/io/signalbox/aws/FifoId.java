package io.signalbox.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What SNS and SQS take for the ID of a message group or a deduplication ID: 1 to 128 letters,
 * digits and ASCII punctuation marks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 *     SendMessage</a>
 */
final class FifoId {

  /** All of printable ASCII but the blank. */
  private static final Pattern TAKEN = Pattern.compile("[!-~]{1,128}");

  private FifoId() {}

  /**
   * A text as an ID, the same one each time: the text itself where AWS takes it, or else its
   * SHA-256 in hexadecimal digits.
   */
  static String of(String text) {
    return TAKEN.matcher(text).matches() ? text : sha256(text);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
