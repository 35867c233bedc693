package io.signalbox.notification.group;

import java.util.Map;
import java.util.Set;

/** What a rule may want. */
final class RuleCheck {

  private static final Set<String> KEYS =
      Set.of("source", "resource", "state", "type", "severity", "account", "region");
  private static final String RECIPIENT = "[a-z]+(:[A-Za-z0-9_-]{1,64})?";
  private static final String NAME = "[A-Za-z0-9_-]{1,64}";
  private static final int MOST_ROWS = 200;

  private RuleCheck() {}

  /**
   * The same rule.
   *
   * @throws IllegalArgumentException where it wants what there is not
   */
  static RuleOptions checked(RuleOptions rule) {
    require(rule.name().matches(NAME), "rule", rule.name(), "letters, digits, _ and -");
    require(rule.template().matches(NAME), "template", rule.template(), "a template's name");
    rule.by().forEach(each -> require(KEYS.contains(each), "by", each, "one of " + KEYS));
    rule.recipients()
        .forEach(
            each ->
                require(
                    each.matches(RECIPIENT),
                    "recipients",
                    each,
                    "a delivery, or one with a name, as in email:on-call"));
    numbers(rule)
        .forEach((option, value) -> require(value >= 0, option, value.toString(), "0 or more"));
    require(rule.burst() > 0, "burst", Integer.toString(rule.burst()), "1 or more");
    require(
        rule.maxRows() > 0 && rule.maxRows() <= MOST_ROWS,
        "maxRows",
        Integer.toString(rule.maxRows()),
        "from 1 to " + MOST_ROWS);
    return rule;
  }

  private static Map<String, Integer> numbers(RuleOptions rule) {
    return Map.of(
        "waitSeconds", rule.waitSeconds(),
        "intervalSeconds", rule.intervalSeconds(),
        "repeatSeconds", rule.repeatSeconds(),
        "maxPerHour", rule.maxPerHour(),
        "flapChanges", rule.flapChanges(),
        "flapSeconds", rule.flapSeconds());
  }

  private static void require(boolean right, String option, String value, String wanted) {
    if (!right) {
      throw new IllegalArgumentException("%s=%s: must be %s".formatted(option, value, wanted));
    }
  }
}
