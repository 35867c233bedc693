package io.signalbox.errors;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.observe.Channels;
import io.signalbox.observe.Deliveries;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Tells of steps that fail, in the log and to those who watch. */
public final class Retry implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger("io.signalbox.errors");

  private static final String EVENT_ID = "event-id";

  private final Failure failure = new Failure();

  /** Tells that a step is tried again. */
  @Override
  public void process(Exchange exchange) {
    String reason = failure.reason(exchange);
    note(exchange, reason);
    count(exchange);
    tell(exchange, "{} waits and tries again: {}", reason);
  }

  /** Tells that a message goes back to its queue. */
  public void giveUp(Exchange exchange) {
    String reason = failure.reason(exchange);
    note(exchange, reason);
    tell(exchange, "{} gives back to its queue: {}", reason);
  }

  /** Tells that a message becomes a dead letter. */
  public void refuse(Exchange exchange) {
    String reason = failure.reason(exchange);
    noteOfDelivery(exchange, reason);
    tell(exchange, "Dead letter of {}: {}", reason);
  }

  /** With the event's id in the line's context; to set that for each event would cost them all. */
  private static void tell(Exchange exchange, String format, String reason) {
    Optional<String> event = EventId.of(exchange);
    event.ifPresent(id -> MDC.put(EVENT_ID, id));
    try {
      LOG.warn(format, place(exchange), reason);
    } finally {
      MDC.remove(EVENT_ID);
    }
  }

  /** Of a delivery, or else of the hop. */
  private static void note(Exchange exchange, String reason) {
    Channels channels = registry(exchange).findSingleByType(Channels.class);
    if (!noteOfDelivery(exchange, reason) && channels != null) {
      channels.failed(place(exchange), reason);
    }
  }

  private static boolean noteOfDelivery(Exchange exchange, String reason) {
    Deliveries deliveries = registry(exchange).findSingleByType(Deliveries.class);
    return deliveries != null && deliveries.failed(exchange.getFromRouteId(), reason);
  }

  private static void count(Exchange exchange) {
    MeterRegistry meters = registry(exchange).findSingleByType(MeterRegistry.class);
    if (meters != null) {
      meters.counter("signalbox.events.retried", "hop", place(exchange)).increment();
    }
  }

  private static Registry registry(Exchange exchange) {
    return exchange.getContext().getRegistry();
  }

  private static String place(Exchange exchange) {
    String hop = exchange.getVariable("hop", String.class);
    return hop == null ? exchange.getFromRouteId() : hop;
  }
}
