package io.signalbox.syslog;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads the older format as it is found in the wild: any part may be missing, and network devices
 * put numbers, names and marks before the time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164#section-4">RFC 3164, 4</a>
 */
final class Rfc3164Reader {

  private static final String REPEATED = "last message repeated ";
  private static final int LONGEST_HOST = 255;
  private static final int MOST_SEQUENCES = 3;
  private static final int LONGEST_SEQUENCE = 12;

  private final ZoneId zone;

  Rfc3164Reader(ZoneId zone) {
    this.zone = zone;
  }

  /** Reads the message that begins here; it is a plain line where it has neither PRI nor time. */
  void read(Cursor in, SyslogMessage message, boolean hasPriority, Instant now) {
    in.passBlanks();
    int begin = in.at();
    passSequences(in);
    WrittenTime time = time(in);
    if (time == null && hasPriority) {
      time = behindOrigin(in, message);
    }
    if (time != null) {
      setTime(message, time, now);
      in.pass(':');
      in.passBlanks();
      hostAndTag(in, message, hasPriority);
    } else if (!hasPriority) {
      in.back(begin);
      message.format = SyslogMessage.Format.PLAIN;
    } else if (FortinetFields.read(in, message, zone, now)) {
      return;
    } else {
      TagReader.read(in, message);
    }
    message.message = in.rest();
  }

  private void setTime(SyslogMessage message, WrittenTime time, Instant now) {
    if (time.isOfUnsetClock()) {
      message.note("the sender's clock is not set");
    } else {
      message.time = time.instant(zone, now);
    }
  }

  private static void hostAndTag(Cursor in, SyslogMessage message, boolean hasPriority) {
    int begin = in.at();
    host(in, message);
    passSequencesBeforeMnemonic(in);
    boolean tagged = TagReader.read(in, message);
    if (!hasPriority && !tagged && !in.startsWith(REPEATED)) {
      // the line of a log file: what stands behind its time is a word of its own
      message.host = null;
      in.back(begin);
    }
  }

  /** Cisco's numbers, one by the message and one by the device: {@code 46: 000045: }. */
  private static void passSequences(Cursor in) {
    for (int i = 0; i < MOST_SEQUENCES; i++) {
      int digits = in.digits(LONGEST_SEQUENCE);
      boolean colon = in.peek(digits) == ':';
      if (!colon || digits > 0 && !Cursor.isBlank(in.peek(digits + 1))) {
        return;
      }
      in.move(digits + 1);
      in.passBlanks();
    }
  }

  private static void passSequencesBeforeMnemonic(Cursor in) {
    int begin = in.at();
    passSequences(in);
    if (in.peek() != '%') {
      in.back(begin);
    }
  }

  /**
   * A time, with Cisco's mark before it: {@code *} for a clock that was never set, {@code .} for
   * one that has lost its server.
   */
  private static WrittenTime time(Cursor in) {
    int begin = in.at();
    boolean unset = in.pass('*');
    if (!unset && !in.pass('.')) {
      in.pass(';');
    }
    WrittenTime time = TimeReader.read(in);
    if (time == null) {
      in.back(begin);
    } else if (unset) {
      time.ofUnsetClock();
    }
    return time;
  }

  /**
   * A name before the time: {@code R1: *Mar 1 …}, {@code RP/0/CPU0:Mar 1 …}, {@code web1 Mar …}.
   */
  private static WrittenTime behindOrigin(Cursor in, SyslogMessage message) {
    int begin = in.at();
    int length = in.tokenLength(LONGEST_HOST);
    if (length == 0 || length > LONGEST_HOST) {
      return null;
    }
    WrittenTime time = behind(in, begin, length);
    if (time != null) {
      setOrigin(message, at(in, begin, length));
      return time;
    }
    in.back(begin);
    int colon = in.find(':', length);
    time = colon < 1 ? null : behind(in, begin, colon);
    if (time == null) {
      in.back(begin);
      return null;
    }
    setOrigin(message, at(in, begin, colon));
    return time;
  }

  private static String at(Cursor in, int begin, int length) {
    int now = in.at();
    in.back(begin);
    String text = in.take(length);
    in.back(now);
    return text;
  }

  private static WrittenTime behind(Cursor in, int begin, int length) {
    in.back(begin);
    in.move(length);
    in.pass(':');
    in.passBlanks();
    passSequences(in);
    return time(in);
  }

  private static void setOrigin(SyslogMessage message, String origin) {
    String name = origin.endsWith(":") ? origin.substring(0, origin.length() - 1) : origin;
    if (isHost(name)) {
      message.host = withoutBrackets(name);
    }
  }

  private static void host(Cursor in, SyslogMessage message) {
    int length = in.tokenLength(LONGEST_HOST);
    if (message.host != null || length == 0 || length > LONGEST_HOST) {
      return;
    }
    if (in.startsWith(REPEATED)) {
      return;
    }
    int begin = in.at();
    String token = in.take(length);
    boolean colon = token.endsWith(":") && !token.endsWith("::");
    in.passBlanks();
    if (colon && in.peek() == '%' && isHost(token.substring(0, length - 1))) {
      message.host = token.substring(0, length - 1);
    } else if (!colon && isHost(token)) {
      message.host = withoutBrackets(token);
      if (in.peek() == ':' && Cursor.isBlank(in.peek(1))) {
        in.move(1);
        in.passBlanks();
      }
    } else {
      in.back(begin);
    }
  }

  private static String withoutBrackets(String host) {
    return host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host;
  }

  /** A name or an address, IPv6 in brackets too: what can be no tag. */
  private static boolean isHost(String token) {
    int last = token.length() - 1;
    boolean bracketed = last > 1 && token.charAt(0) == '[' && token.charAt(last) == ']';
    for (int i = bracketed ? 1 : 0; i < (bracketed ? last : last + 1); i++) {
      char each = token.charAt(i);
      boolean name = Cursor.isLetter(each) || Cursor.isDigit(each) || each > 0x7F && each != 0xFFFD;
      if (!name && (i == 0 && each != ':' || ":._-@".indexOf(each) < 0)) {
        return false;
      }
    }
    return last >= 0;
  }
}
