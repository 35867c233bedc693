package io.signalbox.syslog;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads a message of any format. It refuses none: what cannot be told is null, and what is odd is
 * in the note.
 */
final class SyslogParser {

  private static final int LONGEST_PRIORITY = 3;
  private static final int LONGEST_VERSION = 2;
  private static final int EPOCH_DIGITS = 10;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Rfc5424Reader rfc5424;
  private final Rfc3164Reader rfc3164;

  /**
   * Makes a parser.
   *
   * @param zone where times without an offset are from
   */
  SyslogParser(ZoneId zone) {
    rfc5424 = new Rfc5424Reader(zone);
    rfc3164 = new Rfc3164Reader(zone);
  }

  /**
   * Reads a message.
   *
   * @param now tells the year of times that have none
   */
  SyslogMessage parse(byte[] bytes, Instant now) {
    SyslogText text = SyslogText.read(bytes);
    SyslogMessage message = new SyslogMessage(text.text());
    if (text.note() != null) {
      message.note(text.note());
    }
    Cursor in = new Cursor(text.text());
    in.pass(BYTE_ORDER_MARK);
    boolean hasPriority = priority(in, message);
    if (!hasPriority || !readRfc5424(in, message, now)) {
      rfc3164.read(in, message, hasPriority, now);
    }
    return message;
  }

  /** Meraki writes the version, and then seconds since 1970 and the rest as of old. */
  private boolean readRfc5424(Cursor in, SyslogMessage message, Instant now) {
    int begin = in.at();
    if (!version(in)) {
      return false;
    }
    boolean read = rfc5424.read(in, message, now);
    if (!read && in.digits(EPOCH_DIGITS) < EPOCH_DIGITS) {
      in.back(begin);
    }
    return read;
  }

  private static boolean priority(Cursor in, SyslogMessage message) {
    int begin = in.at();
    in.passBlanks();
    if (in.pass('<')) {
      int digits = in.digits(LONGEST_PRIORITY);
      int number = in.number(digits);
      if (digits > 0 && number <= Priority.HIGHEST && in.pass('>')) {
        message.priority = number;
        return true;
      }
      message.note("PRI is malformed");
    } else {
      message.note("no PRI");
    }
    in.back(begin);
    return false;
  }

  /** Passes the version and the blank behind it. */
  private static boolean version(Cursor in) {
    int digits = in.digits(LONGEST_VERSION);
    if (digits == 0 || in.peek() == '0' || in.peek(digits) != ' ') {
      return false;
    }
    in.move(digits + 1);
    return true;
  }
}
