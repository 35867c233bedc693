package io.signalbox.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * When messages and events came, by the clocks of those that took them in, in milliseconds since
 * 1970.
 */
public final class Arrival {

  /**
   * The attribute with the time at which Signalbox took the event in, in RFC 3339, UTC. What others
   * publish has none, and neither has a dead letter, so that its replay does not count as slow.
   */
  public static final String ACCEPTED_AT = "accepted-at";

  private static final String IN_QUEUE = "signalbox-arrival";
  private static final String JMS = "JMSTimestamp";
  private static final String SQS = "CamelAwsSqsAttributes";

  private Arrival() {}

  /** Keeps, with the exchange and what is split off it, when its message came to its queue. */
  public static void note(Exchange exchange) {
    inQueue(exchange.getMessage().getHeaders())
        .ifPresent(time -> exchange.setProperty(IN_QUEUE, time));
  }

  /** When the message came to its queue, where that was noted. */
  public static Optional<Long> inQueue(Exchange exchange) {
    return exchange.getProperty(IN_QUEUE) instanceof Long time
        ? Optional.of(time)
        : Optional.empty();
  }

  /** When the event of a message was taken in, by whichever process, as its attribute says. */
  public static Optional<Long> ofEvent(Exchange exchange) {
    try {
      return exchange.getMessage().getHeader(ACCEPTED_AT) instanceof String time
          ? Optional.of(Instant.parse(time).toEpochMilli())
          : Optional.empty();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The attribute of an event that is taken in with the message of this exchange. */
  static String acceptedAt(Exchange exchange) {
    return Instant.ofEpochMilli(inQueue(exchange).orElseGet(System::currentTimeMillis)).toString();
  }

  private static Optional<Long> inQueue(Map<String, Object> headers) {
    if (headers.get(JMS) instanceof Long time) {
      return Optional.of(time);
    }
    return headers.get(SQS) instanceof Map<?, ?> attributes
            && attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP) instanceof String time
            && time.matches("\\d{1,15}")
        ? Optional.of(Long.valueOf(time))
        : Optional.empty();
  }
}
