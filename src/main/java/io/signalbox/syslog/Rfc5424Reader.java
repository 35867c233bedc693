package io.signalbox.syslog;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads what stands behind the version of a message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6">RFC 5424, 6</a>
 */
final class Rfc5424Reader {

  private static final String NIL = "-";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ZoneId zone;

  Rfc5424Reader(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether a message with a timestamp, or a nil one, begins here: it is read then. */
  boolean read(Cursor in, SyslogMessage message, Instant now) {
    int begin = in.at();
    if (!timestamp(in, message, now)) {
      in.back(begin);
      return false;
    }
    message.format = SyslogMessage.Format.RFC5424;
    message.host = field(in);
    message.app = field(in);
    message.procid = field(in);
    message.msgid = field(in);
    structuredData(in, message);
    in.pass(' ');
    in.pass(BYTE_ORDER_MARK);
    if (message.msgid == null) {
      mnemonic(in, message);
    }
    message.message = in.rest();
    return true;
  }

  /** What a relay that took a network device's message for its own writes as the name or text. */
  private static void mnemonic(Cursor in, SyslogMessage message) {
    if (message.app != null && TagReader.mnemonic(new Cursor(message.app + ":"), message)) {
      message.app = null;
    } else if (TagReader.mnemonic(in, message)) {
      in.passBlanks();
    }
  }

  private boolean timestamp(Cursor in, SyslogMessage message, Instant now) {
    if (in.startsWith("- ")) {
      in.move(1);
      return true;
    }
    if (in.peek(4) != '-') {
      return false;
    }
    WrittenTime time = TimeReader.read(in);
    if (time == null || in.peek() != ' ') {
      return false;
    }
    if (!time.hasOffset()) {
      message.note("timestamp without offset");
    }
    message.time = time.instant(zone, now);
    return true;
  }

  /** The next field, null where it is nil or the message ends before. */
  private static String field(Cursor in) {
    in.pass(' ');
    String field = in.untilSpace();
    return field.isEmpty() || field.equals(NIL) ? null : field;
  }

  private static void structuredData(Cursor in, SyslogMessage message) {
    in.pass(' ');
    if (in.isAtEnd()) {
      message.note("ends before its structured data");
    } else if (in.peek() == '[') {
      message.structuredData = StructuredData.read(in);
      if (message.structuredData == null) {
        message.note("structured data is malformed");
      }
    } else if (in.peek() == '-' && (in.peek(1) == ' ' || in.peek(1) == Cursor.END)) {
      in.move(1);
    } else {
      message.note("no structured data");
    }
  }
}
