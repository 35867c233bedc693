package io.signalbox.observe;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Counts what a hop has handed on, and no dead letter as such. */
final class EndPolicy extends RoutePolicySupport {

  private final Map<String, HopMeters> hops;

  EndPolicy(Map<String, HopMeters> hops) {
    this.hops = hops;
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    HopMeters hop = exchange.getVariable("hop") instanceof String name ? hops.get(name) : null;
    if (hop != null && Outcome.of(exchange) == Outcome.DONE) {
      hop.out().increment();
    }
  }
}
