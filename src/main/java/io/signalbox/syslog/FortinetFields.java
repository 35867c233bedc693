package io.signalbox.syslog;

import java.time.Instant;
import java.time.ZoneId;

/**
 * FortiOS has no header behind the PRI but fields: {@code date=2026-01-05 time=10:11:12
 * devname="fw1" …}.
 */
final class FortinetFields {

  private static final String DATE = "date=";
  private static final String TIME = "time=";
  private static final String NAME = " devname=";
  private static final int DATE_LENGTH = "2026-01-05".length();

  private FortinetFields() {}

  /** Whether the message is one of FortiOS; its text is all of it. */
  static boolean read(Cursor in, SyslogMessage message, ZoneId zone, Instant now) {
    if (!in.startsWith(DATE)) {
      return false;
    }
    String text = in.rest();
    message.message = text;
    int time = DATE.length() + DATE_LENGTH + 1;
    if (text.startsWith(TIME, time)) {
      String date = text.substring(DATE.length(), time);
      WrittenTime written = TimeReader.read(new Cursor(date + value(text, time + TIME.length())));
      message.time = written == null ? null : written.instant(zone, now);
    }
    int name = text.indexOf(NAME);
    String host = name < 0 ? "" : value(text, name + NAME.length());
    message.host = host.isEmpty() ? null : host;
    return true;
  }

  /** The value that begins at a place, in quotation marks or up to a blank. */
  private static String value(String text, int begin) {
    boolean quoted = begin < text.length() && text.charAt(begin) == '"';
    int first = quoted ? begin + 1 : begin;
    int end = text.indexOf(quoted ? '"' : ' ', first);
    return text.substring(first, end < 0 ? text.length() : end);
  }
}
