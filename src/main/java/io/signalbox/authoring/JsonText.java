package io.signalbox.authoring;

/**
 * Text from outside as a part of a JSON string in a route file. What YAML, Camel's placeholders and
 * its {@code RAW()} would take for their own is written as {@code \}{@code u} and four digits.
 */
final class JsonText {

  private JsonText() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(each -> append(escaped, (char) each));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char each) {
    if (each == '"' || each == '\\') {
      escaped.append('\\').append(each);
    } else if ("{}&".indexOf(each) >= 0 || !isPlain(each)) {
      escaped.append("\\u%04x".formatted((int) each));
    } else {
      escaped.append(each);
    }
  }

  /** Letters of any language, but nothing that a file cannot show. */
  private static boolean isPlain(char each) {
    return each >= ' ' && each < 0x7F || Character.isLetterOrDigit(each);
  }
}
