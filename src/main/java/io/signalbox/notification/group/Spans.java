package io.signalbox.notification.group;

import java.time.Duration;

/** Spans of time in words for people. */
final class Spans {

  private Spans() {}

  /** Its two largest units: {@code 45 s}, {@code 20 min}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
  static String words(Duration span) {
    Duration rounded = span.isNegative() ? Duration.ZERO : span;
    if (rounded.toMinutes() == 0) {
      return rounded.toSeconds() + " s";
    }
    if (rounded.toHours() == 0) {
      return words(rounded.toMinutes(), "min", rounded.toSecondsPart(), "s");
    }
    return rounded.toDays() == 0
        ? words(rounded.toHours(), "h", rounded.toMinutesPart(), "min")
        : words(rounded.toDays(), "d", rounded.toHoursPart(), "h");
  }

  private static String words(long large, String unit, long small, String smallUnit) {
    return small == 0
        ? "%d %s".formatted(large, unit)
        : "%d %s %d %s".formatted(large, unit, small, smallUnit);
  }
}
