package io.signalbox.syslog;

/**
 * The keywords of facilities and severities.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1">RFC 5424, 6.2.1</a>
 */
final class Priority {

  /** What a message without one has: user.notice (RFC 3164, 4.3.3). */
  static final int DEFAULT = 13;

  static final int HIGHEST = 191;

  private static final String[] FACILITIES = {
    "kern",
    "user",
    "mail",
    "daemon",
    "auth",
    "syslog",
    "lpr",
    "news",
    "uucp",
    "cron",
    "authpriv",
    "ftp",
    "ntp",
    "security",
    "console",
    "solaris-cron",
    "local0",
    "local1",
    "local2",
    "local3",
    "local4",
    "local5",
    "local6",
    "local7"
  };

  private static final String[] SEVERITIES = {
    "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"
  };

  private Priority() {}

  /** The facility's keyword, by a priority from 0 to 191. */
  static String facility(int priority) {
    return FACILITIES[priority >> 3];
  }

  /** The severity's keyword, by a priority from 0 to 191. */
  static String severity(int priority) {
    return SEVERITIES[priority & 7];
  }
}
