package io.signalbox.notification.group;

import io.signalbox.notification.Runbook;
import java.util.List;

/**
 * What the limits of some recipients hold, of whatever rules, is told to them as that of a rule of
 * its own, with a name that no file can have.
 */
final class HeldFor {

  private static final String BEGIN = "to ";
  private static final int LONGEST_NAME = 100;

  /** The limits of its recipients are what counts. */
  private static final int MAX_PER_HOUR = 3600;

  private static final int BURST = 100;
  private static final int MAX_ROWS = 20;

  private HeldFor() {}

  /** The rule by which some recipients are told. */
  static RuleOptions rule(List<String> recipients) {
    return new RuleOptions(
        name(recipients),
        List.of(),
        0,
        0,
        0,
        MAX_PER_HOUR,
        BURST,
        0,
        0,
        MAX_ROWS,
        isAll(recipients) ? List.of() : recipients,
        "notification",
        Runbook.NONE);
  }

  /** Its name. */
  static String name(List<String> recipients) {
    String names = isAll(recipients) ? "all" : String.join(",", recipients);
    return BEGIN
        + (names.length() <= LONGEST_NAME ? names : Keys.hash("held", names).substring(0, 32));
  }

  /** Whether a rule is such a one. */
  static boolean isOne(RuleOptions rule) {
    return rule.name().startsWith(BEGIN);
  }

  /** Recipients in words. */
  static String words(List<String> recipients) {
    return recipients.isEmpty() || isAll(recipients)
        ? "all recipients"
        : String.join(", ", recipients);
  }

  private static boolean isAll(List<String> recipients) {
    return recipients.equals(RecipientLimits.ALL);
  }
}
