package io.signalbox.bus;

/** Text from outside, made fit for a message or a log. */
final class OneLine {

  private OneLine() {}

  /** Shortened to {@code max} characters, control characters and line ends as blanks. */
  static String of(String text, int max) {
    String shown = text.length() <= max ? text : cut(text, max - 1) + "…";
    return shown.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\u0085]+", " ").strip();
  }

  /** Not through the middle of a surrogate pair. */
  private static String cut(String text, int end) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
