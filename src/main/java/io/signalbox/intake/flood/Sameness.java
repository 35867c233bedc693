package io.signalbox.intake.flood;

import io.signalbox.event.StandardEvent;
import java.util.regex.Pattern;

/** What makes one standard event the repeat of another. */
final class Sameness {

  /**
   * A number that stands by itself, be it a decimal, a time, a date or with a unit: {@code 7},
   * {@code 0.25}, {@code 08:15:30}, {@code 2026-01-05}, {@code 35ms}, {@code 90%}, {@code 0x7ffe}.
   * Not digits of a name such as {@code eth0}, {@code Gi0/1} or {@code node-3}, nor an IPv4
   * address, nor a part of an IPv6 or MAC address.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_/]|[\\p{L}\\p{N}][.-]|[\\p{XDigit}:]:)"
              + "(?!\\d++(?:\\.\\d++){2})"
              + "(?:0x\\p{XDigit}++|\\d++(?:[.,:-]\\d++)*+(?:%|\\p{L}{1,2})?+)"
              + "(?![\\p{L}\\p{N}_/]|[.:-][\\p{L}\\p{N}]|::)");

  private static final char BETWEEN = '\n';

  private Sameness() {}

  /** The key that an event shares with its repeats. */
  static String of(StandardEvent event) {
    return event.getSource()
        + BETWEEN
        + event.getType()
        + BETWEEN
        + event.getResource()
        + BETWEEN
        + event.getState()
        + BETWEEN
        + withoutNumbers(event.getSummary());
  }

  static String withoutNumbers(String summary) {
    return NUMBER.matcher(summary).replaceAll("#");
  }
}
