package io.signalbox.errors;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log of steps that are tried again. */
public final class Retry implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger("io.signalbox.errors");

  private final Failure failure = new Failure();

  /** Tells that a step is tried again. */
  @Override
  public void process(Exchange exchange) {
    LOG.warn("{} waits and tries again: {}", place(exchange), failure.reason(exchange));
  }

  /** Tells that a message goes back to its queue. */
  public void giveUp(Exchange exchange) {
    LOG.warn("{} gives back to its queue: {}", place(exchange), failure.reason(exchange));
  }

  private static String place(Exchange exchange) {
    String hop = exchange.getVariable("hop", String.class);
    return hop == null ? exchange.getFromRouteId() : hop;
  }
}
