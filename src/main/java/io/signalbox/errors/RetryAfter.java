package io.signalbox.errors;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Has a step that was answered with a {@code Retry-After} wait as long as that says before it is
 * tried again, but no longer than the message is held.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
 */
public final class RetryAfter implements Processor {

  private final Clock clock = Clock.systemUTC();
  private Duration longest = Duration.ZERO;

  /** How long after its arrival a message is held, in seconds. */
  public void setMaxSeconds(int seconds) {
    longest = Duration.ofSeconds(seconds);
  }

  @Override
  public void process(Exchange exchange) {
    // what an answer before this one said holds no more
    exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
    if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT)
        instanceof HttpOperationFailedException answer) {
      value(answer)
          .flatMap(value -> delay(value, clock.instant()))
          .map(delay -> held(exchange, delay))
          .ifPresent(
              delay ->
                  exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis()));
    }
  }

  /**
   * How long to wait.
   *
   * @param value a number of seconds or an HTTP date
   * @return empty where it is neither, or has passed
   */
  static Optional<Duration> delay(String value, Instant now) {
    String stripped = value.strip();
    if (stripped.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(stripped))).filter(d -> !d.isZero());
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, until.toInstant()))
          .filter(d -> !d.isNegative() && !d.isZero());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Duration held(Exchange exchange, Duration delay) {
    Duration left = longest.minusMillis(exchange.getClock().elapsed());
    Duration atLeast = left.isNegative() ? Duration.ZERO : left;
    return delay.compareTo(atLeast) < 0 ? delay : atLeast;
  }

  private static Optional<String> value(HttpOperationFailedException answer) {
    Map<String, String> headers = answer.getResponseHeaders();
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
            .map(Map.Entry::getValue)
            .findFirst();
  }
}
