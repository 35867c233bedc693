package io.signalbox.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate such as {@code 5 minutes}, with or without EventBridge's {@code rate(…)} around it.
 * EventBridge knows minutes, hours and days; seconds are ours.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html">rate
 *     expressions</a>
 */
final class Rate {

  static final String WORDS =
      "a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes";

  private static final Pattern RATE =
      Pattern.compile("(?:rate\\()?([1-9]\\d{0,6}) (second|minute|hour|day)(s?)\\)?");
  private static final Map<String, Long> MILLIS =
      Map.of("second", 1_000L, "minute", 60_000L, "hour", 3_600_000L, "day", 86_400_000L);

  /** Skips what it missed: Quartz then goes on in the same steps from the same beginning. */
  private static final int NEXT_WITH_EXISTING_COUNT = 5;

  private Rate() {}

  /**
   * When the time of a rate comes: at the multiples of it since 1970, UTC, so that every process
   * means the same times.
   *
   * @return the options of an endpoint of Quartz; empty for what is no rate
   */
  static Optional<String> trigger(String rate) {
    Matcher matcher = RATE.matcher(rate);
    if (rate.startsWith("rate(") != rate.endsWith(")") || !matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    if ((number == 1) != matcher.group(3).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "trigger.startTime=#bean:epoch&trigger.repeatInterval=%d&trigger.misfireInstruction=%d"
            .formatted(number * MILLIS.get(matcher.group(2)), NEXT_WITH_EXISTING_COUNT));
  }
}
