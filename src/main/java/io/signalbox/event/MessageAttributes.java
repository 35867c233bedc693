package io.signalbox.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * What of a standard event travels beside its CSV line: the message attributes {@code event-id,
 * event-time, event-type, severity, account, region, summary}, and {@value Arrival#ACCEPTED_AT}. An
 * attribute without a value is left out, since SNS and SQS take none that is empty.
 */
public final class MessageAttributes implements Processor {

  private record Attribute(
      Function<StandardEvent, String> get, BiConsumer<StandardEvent, String> set) {}

  /** An id has up to 256 characters, and the number of its resource behind it. */
  private static final int LONGEST = 300;

  private static final Map<String, Attribute> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("event-id", new Attribute(StandardEvent::getId, StandardEvent::setId));
    ATTRIBUTES.put("event-time", new Attribute(StandardEvent::getTime, StandardEvent::setTime));
    ATTRIBUTES.put("event-type", new Attribute(StandardEvent::getType, StandardEvent::setType));
    ATTRIBUTES.put(
        "severity", new Attribute(StandardEvent::getSeverity, StandardEvent::setSeverity));
    ATTRIBUTES.put("account", new Attribute(StandardEvent::getAccount, StandardEvent::setAccount));
    ATTRIBUTES.put("region", new Attribute(StandardEvent::getRegion, StandardEvent::setRegion));
    ATTRIBUTES.put("summary", new Attribute(StandardEvent::getSummary, StandardEvent::setSummary));
  }

  /** The header that Camel's SNS component takes a message's Subject from. */
  private static final String SNS_SUBJECT = "CamelAwsSnsSubject";

  /** Sets what is to travel beside the CSV line, and what recipients may need besides. */
  @Override
  public void process(Exchange exchange) {
    StandardEvent event = exchange.getMessage().getBody(StandardEvent.class);
    remember(event, exchange);
    write(event, exchange);
    exchange.getMessage().setHeader(Arrival.ACCEPTED_AT, Arrival.acceptedAt(exchange));
  }

  /**
   * Sets the variables {@code standard-event}, for recipients that want more than the line, and
   * {@code message-group} and {@code deduplication-id}, which FIFO topics and queues keep an order
   * and drop repeats by.
   */
  private static void remember(StandardEvent event, Exchange exchange) {
    exchange.setVariable("standard-event", event);
    exchange.setVariable("message-group", event.getResource());
    exchange.setVariable("deduplication-id", event.getSource() + ":" + event.getId());
  }

  /**
   * Sets the headers of the message whose body is a standard event, and its Subject on a topic:
   * {@code AWS Event}, or {@code Event} for what is not from AWS.
   */
  public void write(@Body StandardEvent event, Exchange exchange) {
    Message message = exchange.getMessage();
    message.setHeader(SNS_SUBJECT, event.getSource().startsWith("aws.") ? "AWS Event" : "Event");
    ATTRIBUTES.forEach(
        (name, attribute) -> {
          String value = attribute.get().apply(event);
          if (value != null && !value.isEmpty()) {
            message.setHeader(name, value);
          }
        });
  }

  /** Completes the standard event that was read from a CSV line with what its headers say. */
  public void read(@Body StandardEvent event, Exchange exchange) {
    ATTRIBUTES.forEach(
        (name, attribute) -> {
          String value = exchange.getMessage().getHeader(name, String.class);
          if (value != null) {
            attribute.set().accept(event, Text.line(value, LONGEST));
          }
        });
  }
}
