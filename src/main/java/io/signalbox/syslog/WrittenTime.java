package io.signalbox.syslog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A date and time as a sender wrote it, perhaps without a year or an offset. */
final class WrittenTime {

  private static final int NONE = Integer.MIN_VALUE;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2261;
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** How far a sender's clock may be ahead of ours before its message is one of last year. */
  private static final long MOST_AHEAD_SECONDS = 2L * 24 * 60 * 60;

  private int year = NONE;
  private int month;
  private int day;
  private int second;
  private int nano;
  private int offsetSeconds = NONE;
  private boolean ofUnsetClock;

  void year(int year) {
    this.year = year;
  }

  boolean hasYear() {
    return year != NONE;
  }

  void date(int month, int day) {
    this.month = month;
    this.day = day;
  }

  /** The time of the day, of which 24:00:00 and leap seconds are none. */
  void time(int hour, int minute, int second) {
    this.second = hour * 3600 + minute * 60 + second;
  }

  void nano(int nano) {
    this.nano = nano;
  }

  void offsetSeconds(int seconds) {
    this.offsetSeconds = seconds;
  }

  boolean hasOffset() {
    return offsetSeconds != NONE;
  }

  void ofUnsetClock() {
    ofUnsetClock = true;
  }

  /** Whether the sender itself says that it does not know the time. */
  boolean isOfUnsetClock() {
    return ofUnsetClock;
  }

  /** Whether there is such a day in the year, or in any where none is written. */
  boolean isDate() {
    if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
      return false;
    }
    return year == NONE || year >= FIRST_YEAR && year <= LAST_YEAR && isDayOf(year);
  }

  private boolean isDayOf(int wanted) {
    return month != 2 || day < 29 || Year.isLeap(wanted);
  }

  /**
   * The instant.
   *
   * @param zone where a time without offset is from
   * @param now tells a year that is not written: the latest in which the time is not to come
   */
  Instant instant(ZoneId zone, Instant now) {
    if (year != NONE) {
      return at(year, zone);
    }
    int guess = now.plusSeconds(MOST_AHEAD_SECONDS).atZone(zone).getYear();
    while (!isDayOf(guess) || isAhead(at(guess, zone), now)) {
      guess--;
    }
    return at(guess, zone);
  }

  private static boolean isAhead(Instant time, Instant now) {
    return time.getEpochSecond() - now.getEpochSecond() > MOST_AHEAD_SECONDS;
  }

  private Instant at(int written, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.of(written, month, day, 0, 0).plusSeconds(second).withNano(nano);
    return hasOffset()
        ? local.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds)
        : local.atZone(zone).toInstant();
  }
}
