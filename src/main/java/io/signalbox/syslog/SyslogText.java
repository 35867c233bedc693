package io.signalbox.syslog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a message as text.
 *
 * @param text without the line ends and NULs behind it
 * @param note what is odd about the bytes, or null
 */
record SyslogText(String text, String note) {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_CHARACTER_BYTES = 4;

  /** Reads UTF-8, or else ISO 8859-1, which has a character for every byte. */
  static SyslogText read(byte[] bytes) {
    int length = withoutEnd(bytes);
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return new SyslogText(text, null);
    }
    int valid = validLength(bytes, length);
    if (valid == length) {
      return new SyslogText(text, null);
    }
    if (length - valid < LONGEST_CHARACTER_BYTES && isCut(bytes, valid, length)) {
      String whole = new String(bytes, 0, valid, StandardCharsets.UTF_8);
      return new SyslogText(whole + REPLACEMENT, "ends within a character");
    }
    return new SyslogText(
        new String(bytes, 0, length, StandardCharsets.ISO_8859_1), "not UTF-8, read as ISO 8859-1");
  }

  private static int withoutEnd(byte[] bytes) {
    int length = bytes.length;
    while (length > 0
        && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r' || bytes[length - 1] == 0)) {
      length--;
    }
    return length;
  }

  /** How many bytes are UTF-8 without a fault. */
  private static int validLength(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(length + 1);
    CoderResult result = decoder.decode(in, out, true);
    return result.isError() ? in.position() : length;
  }

  /** Whether the last bytes begin a character, and only their number is wrong. */
  private static boolean isCut(byte[] bytes, int begin, int end) {
    int first = bytes[begin] & 0xFF;
    int wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    for (int i = begin + 1; i < end; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return first < 0xF5 && end - begin < wanted;
  }
}
