package io.signalbox.observe;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Counts the events of the spool; those of queues are counted as messages. */
final class SpoolEventsPolicy extends RoutePolicySupport {

  private final HopMeters spool;

  SpoolEventsPolicy(HopMeters spool) {
    this.spool = spool;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    if ("spool".equals(exchange.getVariable("hop"))) {
      spool.in().increment();
    }
  }
}
