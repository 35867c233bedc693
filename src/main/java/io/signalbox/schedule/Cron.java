package io.signalbox.schedule;

import java.util.Optional;
import org.quartz.CronExpression;
import org.quartz.CronTrigger;

/**
 * A cron expression of EventBridge, with or without {@code cron(…)} around it: minutes, hours, day
 * of the month, month, day of the week and year, of the days one being {@code ?}. Quartz's is the
 * same with seconds in front.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">cron
 *     expressions</a>
 */
final class Cron {

  static final String WORDS =
      "six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as"
          + " 0 8 ? * MON-FRI *";

  private static final int FIELDS = 6;

  private Cron() {}

  /**
   * When its time comes; what is missed, by a minute or more, is left out.
   *
   * @param zone the name of a time zone
   * @return the options of an endpoint of Quartz; empty for what is no cron expression
   */
  static Optional<String> trigger(String cron, String zone) {
    String fields =
        cron.startsWith("cron(") && cron.endsWith(")")
            ? cron.substring("cron(".length(), cron.length() - 1)
            : cron;
    String quartz = "0 " + fields.strip();
    if (fields.strip().split("\\s+").length != FIELDS
        || !CronExpression.isValidExpression(quartz)) {
      return Optional.empty();
    }
    return Optional.of(
        "cron=RAW(%s)&trigger.timeZone=%s&trigger.misfireInstruction=%d"
            .formatted(quartz, zone, CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING));
  }
}
