package io.signalbox.errors;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.observe.Deliveries;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of steps that fail, in the log and to those who watch. */
public final class Retry implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger("io.signalbox.errors");

  private final Failure failure = new Failure();

  /** Tells that a step is tried again. */
  @Override
  public void process(Exchange exchange) {
    String reason = failure.reason(exchange);
    note(exchange, reason);
    count(exchange);
    LOG.warn("{} waits and tries again: {}", place(exchange), reason);
  }

  /** Tells that a message goes back to its queue. */
  public void giveUp(Exchange exchange) {
    String reason = failure.reason(exchange);
    note(exchange, reason);
    LOG.warn("{} gives back to its queue: {}", place(exchange), reason);
  }

  /** Tells that a message becomes a dead letter. */
  public void refuse(Exchange exchange) {
    String reason = failure.reason(exchange);
    note(exchange, reason);
    LOG.warn("Dead letter of {}: {}", place(exchange), reason);
  }

  private static void note(Exchange exchange, String reason) {
    Deliveries deliveries = registry(exchange).findSingleByType(Deliveries.class);
    if (deliveries != null) {
      deliveries.failed(exchange.getFromRouteId(), reason);
    }
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
