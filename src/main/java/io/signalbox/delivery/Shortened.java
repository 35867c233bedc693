package io.signalbox.delivery;

import java.util.function.IntFunction;

/** Text that a service takes only so long, counted in UTF-16 units as most of them do. */
final class Shortened {

  private Shortened() {}

  /** The text, cut between characters and marked with … where it is longer. */
  static String to(int longest, String text) {
    return to(longest, text, Character::toString);
  }

  /**
   * The same with each character escaped, cut between escaped characters, so that the escaped text
   * is no longer.
   *
   * @param escape what a code point is written as
   */
  static String to(int longest, String text, IntFunction<String> escape) {
    StringBuilder whole = new StringBuilder();
    int cut = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      whole.append(escape.apply(text.codePointAt(i)));
      if (whole.length() > longest) {
        return whole.substring(0, cut) + "…";
      }
      if (whole.length() < longest) {
        cut = whole.length();
      }
    }
    return whole.toString();
  }
}
