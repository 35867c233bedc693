package io.signalbox.event;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text from outside on its way into a header, a log or a line of its own. */
public final class Text {

  private static final int LONGEST_LINE = 256;

  /**
   * Control and format characters, the line and paragraph separators of Unicode, and what XML, and
   * so SQS, has no characters for: halves of surrogate pairs, U+FFFE and U+FFFF.
   */
  private static final Pattern BREAKS =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]+");

  /** The line breaks of Unicode beside CR and LF. */
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\x0B\\f\\x85\\u2028\\u2029]");

  /** What shows text in another order than it has, and what is no text. */
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF\\p{Cs}\\p{Cc}"
              + "&&[^\\t\\n\\r]]");

  private Text() {}

  /**
   * One line of at most 256 characters: line breaks, control characters and direction overrides
   * become blanks.
   */
  public static String line(String text) {
    return line(text, LONGEST_LINE);
  }

  /** One line of at most {@code longest} characters, cut between characters and marked with …. */
  public static String line(String text, int longest) {
    if (text == null) {
      return "";
    }
    if (isPlain(text, longest)) {
      return text;
    }
    String line = BREAKS.matcher(text).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /**
   * Lines of at most {@code longest} characters in all, divided by line feeds, and each of them
   * such a line as {@link #line} makes; what is cut off is marked with ….
   */
  public static String lines(String text, int longest) {
    if (text == null) {
      return "";
    }
    boolean cut = text.length() > 2 * longest;
    String begin = cut ? text.substring(0, 2 * longest) : text;
    String lines =
        begin
            .lines()
            .flatMap(line -> LINE_BREAKS.splitAsStream(line))
            .map(line -> line(line, longest))
            .collect(Collectors.joining("\n"))
            .strip();
    String whole = cut ? lines + "…" : lines;
    return whole.codePointCount(0, whole.length()) <= longest
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /**
   * The text as it stands, in its lines and however long: only direction overrides, control
   * characters and what is no character become blanks.
   */
  public static String document(String text) {
    return text == null ? "" : UNFIT.matcher(text).replaceAll(" ");
  }

  /** Whether it is such a line already, as most texts are: short, and printable ASCII. */
  private static boolean isPlain(String text, int longest) {
    int length = text.length();
    if (length == 0) {
      return true;
    }
    if (length > longest || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
