package io.signalbox.syslog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads the times that senders write: RFC 3339 with T or a blank, with or without offset; {@code
 * Mmm dd hh:mm:ss} with a year before, within or behind it, a day of the week, fractions, a zone
 * word; and seconds since 1970. What is no time leaves the cursor where it was.
 */
final class TimeReader {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String WEEKDAYS = "montuewedthufrisatsun";
  private static final int NANO_DIGITS = 9;

  private TimeReader() {}

  /** The time that begins here, or null. */
  static WrittenTime read(Cursor in) {
    int begin = in.at();
    char first = in.peek();
    WrittenTime time = Cursor.isDigit(first) ? numbers(in) : words(in);
    if (time == null || !time.isDate() || !isEnd(in.peek())) {
      in.back(begin);
      return null;
    }
    return time;
  }

  private static boolean isEnd(char next) {
    return next == Cursor.END || Cursor.isBlank(next) || next == ':' || next == ',' || next == ']';
  }

  private static WrittenTime numbers(Cursor in) {
    int digits = in.digits(12);
    char behind = in.peek(digits);
    if (digits == 4 && (behind == '-' || behind == '/')) {
      return iso(in, behind);
    }
    if (digits == 4 && behind == ' ') {
      int year = in.number(4);
      in.passBlanks();
      WrittenTime time = words(in);
      if (time != null) {
        time.year(year);
      }
      return time;
    }
    return digits == 10 && (behind == '.' || behind == ' ') ? epoch(in) : null;
  }

  private static WrittenTime iso(Cursor in, char separator) {
    WrittenTime time = new WrittenTime();
    time.year(in.number(4));
    in.move(1);
    int month = upToTwo(in);
    if (!in.pass(separator)) {
      return null;
    }
    time.date(month, upToTwo(in));
    if (!in.pass('T') && !in.pass('t') && !in.pass(' ') || !timeOfDay(in, time)) {
      return null;
    }
    behind(in, time);
    return time;
  }

  private static WrittenTime epoch(Cursor in) {
    long seconds = in.number(1) * 1_000_000_000L + in.number(9);
    OffsetDateTime utc = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
    WrittenTime time = new WrittenTime();
    time.year(utc.getYear());
    time.date(utc.getMonthValue(), utc.getDayOfMonth());
    time.time(utc.getHour(), utc.getMinute(), utc.getSecond());
    time.offsetSeconds(0);
    fraction(in, time);
    return time;
  }

  /** {@code [Mon] Jan 1 [2026] 10:11:12[.123] [2026] [UTC]}. */
  private static WrittenTime words(Cursor in) {
    if (word(in, WEEKDAYS) > 0) {
      in.pass(',');
      in.passBlanks();
    }
    int month = word(in, MONTHS);
    if (month == 0 || !Cursor.isBlank(in.peek())) {
      return null;
    }
    in.passBlanks();
    WrittenTime time = new WrittenTime();
    time.date(month, upToTwo(in));
    if (!Cursor.isBlank(in.peek())) {
      return null;
    }
    in.passBlanks();
    year(in, time);
    if (!timeOfDay(in, time)) {
      return null;
    }
    behind(in, time);
    return time;
  }

  /** The number of the word that is next, from 1; 0 where it is none of them. */
  private static int word(Cursor in, String words) {
    for (int i = 0; i < words.length(); i += 3) {
      if ((in.peek(0) | 0x20) == words.charAt(i)
          && (in.peek(1) | 0x20) == words.charAt(i + 1)
          && (in.peek(2) | 0x20) == words.charAt(i + 2)
          && !Cursor.isLetter(in.peek(3))) {
        in.move(3);
        return i / 3 + 1;
      }
    }
    return 0;
  }

  private static int upToTwo(Cursor in) {
    return in.number(in.digits(2));
  }

  private static boolean year(Cursor in, WrittenTime time) {
    // not the beginning of an IPv6 address
    char behind = in.peek(in.peek(4) == ':' ? 5 : 4);
    boolean there =
        in.digits(5) == 4
            && (in.peek() == '1' || in.peek() == '2')
            && (Cursor.isBlank(behind) || behind == Cursor.END);
    if (there && !time.hasYear()) {
      time.year(in.number(4));
      if (Cursor.isBlank(in.peek())) {
        in.passBlanks();
      }
    }
    return there;
  }

  private static boolean timeOfDay(Cursor in, WrittenTime time) {
    if (in.digits(2) == 0) {
      return false;
    }
    int hour = upToTwo(in);
    if (!in.pass(':') || in.digits(2) != 2) {
      return false;
    }
    int minute = in.number(2);
    if (!in.pass(':') || in.digits(2) != 2) {
      return false;
    }
    int second = in.number(2);
    time.time(hour, minute, Math.min(second, 59));
    fraction(in, time);
    return hour < 24 && minute < 60 && second <= 60;
  }

  private static void fraction(Cursor in, WrittenTime time) {
    char point = in.peek();
    if ((point != '.' && point != ',') || !Cursor.isDigit(in.peek(1))) {
      return;
    }
    in.move(1);
    int digits = in.digits(NANO_DIGITS);
    int nano = in.number(digits);
    for (int i = digits; i < NANO_DIGITS; i++) {
      nano *= 10;
    }
    while (Cursor.isDigit(in.peek())) {
      in.move(1);
    }
    time.nano(nano);
  }

  /** A year or a zone behind the time. */
  private static void behind(Cursor in, WrittenTime time) {
    offset(in, time);
    int begin = in.at();
    if (in.pass(' ')) {
      if (!time.hasOffset()) {
        offset(in, time);
      }
      if (in.at() == begin + 1 && !zoneWord(in, time) && !yearBehind(in, time)) {
        in.back(begin);
      }
    }
    int space = in.at();
    if (time.hasOffset() && in.pass(' ') && !yearBehind(in, time)) {
      in.back(space);
    }
  }

  private static boolean yearBehind(Cursor in, WrittenTime time) {
    int begin = in.at();
    if (time.hasYear() || !year(in, time)) {
      return false;
    }
    // what follows is told from the time by a blank
    in.back(begin + 4);
    return true;
  }

  private static boolean zoneWord(Cursor in, WrittenTime time) {
    int length = 0;
    while (length <= ZoneWords.LONGEST && Cursor.isUpper(in.peek(length))) {
      length++;
    }
    if (length == 0 || length > ZoneWords.LONGEST || !isEnd(in.peek(length))) {
      return false;
    }
    int begin = in.at();
    Integer seconds = ZoneWords.offsetSeconds(in.take(length));
    if (seconds == null) {
      in.back(begin);
      return false;
    }
    time.offsetSeconds(seconds);
    return true;
  }

  /** {@code Z}, {@code +01:00} or {@code +0100}. */
  private static void offset(Cursor in, WrittenTime time) {
    char sign = in.peek();
    if ((sign == 'Z' || sign == 'z') && isEnd(in.peek(1))) {
      in.move(1);
      time.offsetSeconds(0);
      return;
    }
    int begin = in.at();
    if (sign != '+' && sign != '-') {
      return;
    }
    in.move(1);
    int hours = in.digits(2) == 2 ? in.number(2) : -1;
    in.pass(':');
    int minutes =
        in.digits(2) == 2 ? in.number(2) : hours < 0 || Cursor.isDigit(in.peek()) ? 60 : 0;
    if (hours < 0 || hours > 23 || minutes > 59) {
      in.back(begin);
      return;
    }
    int seconds = (hours * 60 + minutes) * 60;
    time.offsetSeconds(sign == '-' ? -seconds : seconds);
  }
}
