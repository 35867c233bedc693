package io.signalbox.notification.group;

import java.util.List;

/** The severities of standard events, from the best to the worst. */
final class Severity {

  static final String OK = "ok";

  private static final List<String> ORDER = List.of(OK, "info", "warning", "critical");

  private Severity() {}

  /** Whether a resource in this state is a problem. */
  static boolean isProblem(String severity) {
    return ORDER.indexOf(severity) >= 2;
  }

  static String worse(String one, String other) {
    return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
  }
}
