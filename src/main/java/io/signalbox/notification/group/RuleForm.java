package io.signalbox.notification.group;

import io.signalbox.notification.Runbook;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a rule may want. */
public final class RuleForm {

  private static final Set<String> KEYS =
      Set.of("source", "resource", "state", "type", "severity", "account", "region");
  private static final String RECIPIENT = "[a-z]+(:[A-Za-z0-9_-]{1,64})?";
  private static final String NAME = "[A-Za-z0-9_-]{1,64}";
  private static final int MOST_ROWS = 50;

  private RuleForm() {}

  /**
   * What is wrong with the value of an option, in one line.
   *
   * @param option {@code rule}, {@code template}, {@code by}, {@code recipients}, {@code runbook}
   *     or {@code runbookUrl}
   */
  public static Optional<String> problem(String option, String value) {
    return switch (option) {
      case "by" ->
          each(value)
              .filter(key -> !KEYS.contains(key))
              .findFirst()
              .map(key -> problem(option, key, "one of " + String.join(", ", new TreeSet<>(KEYS))));
      case "recipients" ->
          each(value)
              .filter(recipient -> !recipient.matches(RECIPIENT))
              .findFirst()
              .map(
                  recipient ->
                      problem(
                          option, recipient, "a delivery, or one with a name as in email:on-call"));
      case Runbook.TEXT, Runbook.URL -> Runbook.problem(option, value);
      default ->
          value.matches(NAME)
              ? Optional.empty()
              : Optional.of(problem(option, value, "letters, digits, _ and -"));
    };
  }

  /**
   * The same rule.
   *
   * @throws IllegalArgumentException where it wants what there is not
   */
  static RuleOptions checked(RuleOptions rule) {
    require(problem("rule", rule.name()));
    require(problem("template", rule.template()));
    require(problem("by", String.join(",", rule.by())));
    require(problem("recipients", String.join(",", rule.recipients())));
    require(problem(Runbook.TEXT, rule.runbook().text()));
    require(problem(Runbook.URL, rule.runbook().url()));
    numbers(rule)
        .forEach(
            (option, value) -> {
              if (value < 0) {
                throw new IllegalArgumentException(problem(option, value.toString(), "0 or more"));
              }
            });
    if (rule.burst() == 0) {
      throw new IllegalArgumentException(problem("burst", "0", "1 or more"));
    }
    if (rule.maxRows() == 0 || rule.maxRows() > MOST_ROWS) {
      throw new IllegalArgumentException(
          problem("maxRows", Integer.toString(rule.maxRows()), "from 1 to " + MOST_ROWS));
    }
    return rule;
  }

  private static Map<String, Integer> numbers(RuleOptions rule) {
    return Map.of(
        "waitSeconds", rule.waitSeconds(),
        "intervalSeconds", rule.intervalSeconds(),
        "repeatSeconds", rule.repeatSeconds(),
        "maxPerHour", rule.maxPerHour(),
        "burst", rule.burst(),
        "flapChanges", rule.flapChanges(),
        "flapSeconds", rule.flapSeconds(),
        "maxRows", rule.maxRows());
  }

  private static Stream<String> each(String values) {
    return Stream.of(values.split(",")).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static void require(Optional<String> problem) {
    problem.ifPresent(
        reason -> {
          throw new IllegalArgumentException(reason);
        });
  }

  private static String problem(String option, String value, String wanted) {
    return "%s=%s: must be %s".formatted(option, value, wanted);
  }
}
