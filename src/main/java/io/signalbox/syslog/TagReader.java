package io.signalbox.syslog;

import java.util.Set;

/** Reads what names the program or the kind of a message, where its text begins. */
final class TagReader {

  private static final int LONGEST_TAG = 128;
  private static final int LONGEST_MNEMONIC = 96;
  private static final int LONGEST_CONTEXT = 48;
  private static final String CONTEXT = "%$";
  private static final int LONGEST_LEVEL = "warning".length();
  private static final Set<String> LEVELS =
      Set.of("emerg", "alert", "crit", "err", "error", "warning", "notice", "info", "debug");

  private TagReader() {}

  /**
   * Passes the tag, and the mnemonic of a network device, up to the text.
   *
   * @return whether there was any
   */
  static boolean read(Cursor in, SyslogMessage message) {
    if (!mnemonic(in, message)) {
      tag(in, message);
      if (message.app == null) {
        tagBehindLevel(in, message);
      }
      mnemonic(in, message);
    }
    in.passBlanks();
    return message.app != null || message.msgid != null;
  }

  /** {@code name:}, {@code name[pid]:}, {@code name[pid]} or, of Snare's, {@code name\t}. */
  private static void tag(Cursor in, SyslogMessage message) {
    int length = 0;
    while (length <= LONGEST_TAG && isOfTag(in.peek(length))) {
      length++;
    }
    char behind = in.peek(length);
    if (length == 0 || length > LONGEST_TAG) {
      return;
    }
    if (behind == '[') {
      withProcess(in, message, length);
    } else if (behind == ':' && isBehindColon(in.peek(length + 1)) || behind == '\t') {
      message.app = in.take(length);
      in.move(1);
    }
  }

  /** F5 tells the level before the tag: {@code notice mcpd[5678]: }. */
  private static void tagBehindLevel(Cursor in, SyslogMessage message) {
    int begin = in.at();
    int length = in.tokenLength(LONGEST_LEVEL);
    if (length <= LONGEST_LEVEL && LEVELS.contains(in.take(length))) {
      in.passBlanks();
      tag(in, message);
    }
    if (message.app == null) {
      in.back(begin);
    }
  }

  private static boolean isOfTag(char next) {
    return next > ' ' && next < 0x7F && "[:='\",{}<>;".indexOf(next) < 0;
  }

  /** Not a time, an address, a URL or a path. */
  private static boolean isBehindColon(char next) {
    return !Cursor.isDigit(next) && next != ':' && next != '/' && next != '\\';
  }

  private static void withProcess(Cursor in, SyslogMessage message, int length) {
    int begin = in.at();
    String app = in.take(length);
    in.move(1);
    int close = in.find(']', LONGEST_TAG);
    String process = close < 0 ? "" : in.take(close);
    in.move(1);
    char behind = in.peek();
    if (close < 0 || behind != ':' && behind != Cursor.END && !Cursor.isBlank(behind)) {
      in.back(begin);
      return;
    }
    message.app = app;
    message.procid = process.isEmpty() ? null : process;
    in.pass(':');
    in.passBlanks();
  }

  /**
   * Cisco's {@code %LINK-3-UPDOWN:}, of which the message id is what stands between % and colon.
   *
   * @return whether there was one
   */
  static boolean mnemonic(Cursor in, SyslogMessage message) {
    int begin = in.at();
    in.passBlanks();
    passContext(in);
    if (!in.pass('%') || !Cursor.isUpper(in.peek())) {
      in.back(begin);
      return false;
    }
    int length = 0;
    while (length <= LONGEST_MNEMONIC && isOfMnemonic(in.peek(length))) {
      length++;
    }
    String mnemonic = in.take(Math.min(length, LONGEST_MNEMONIC));
    in.passBlanks();
    if (length > LONGEST_MNEMONIC || !hasSeverity(mnemonic) || !in.pass(':')) {
      in.back(begin);
      return false;
    }
    message.msgid = mnemonic;
    return true;
  }

  private static boolean isOfMnemonic(char next) {
    return Cursor.isLetter(next) || Cursor.isDigit(next) || next == '_' || next == '-';
  }

  private static boolean hasSeverity(String mnemonic) {
    for (int i = 1; i < mnemonic.length() - 2; i++) {
      char digit = mnemonic.charAt(i + 1);
      if (mnemonic.charAt(i) == '-'
          && digit >= '0'
          && digit <= '7'
          && mnemonic.charAt(i + 2) == '-') {
        return true;
      }
    }
    return false;
  }

  /** NX-OS tells the virtual device: {@code %$ VDC-1 %$}. */
  private static void passContext(Cursor in) {
    if (!in.startsWith(CONTEXT)) {
      return;
    }
    int begin = in.at();
    in.move(CONTEXT.length());
    int end = in.find('%', LONGEST_CONTEXT);
    in.move(Math.max(end, 0));
    if (end < 0 || !in.startsWith(CONTEXT)) {
      in.back(begin);
      return;
    }
    in.move(CONTEXT.length());
    in.passBlanks();
  }
}
