package io.signalbox.observe;

import io.signalbox.event.Arrival;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/**
 * Counts what became of the notifications of a delivery, and how long their events were under way.
 */
class DeliveryPolicy extends QueuePolicy {

  private final Delivery delivery;

  DeliveryPolicy(HopMeters hop, Channels.Use use, Delivery delivery) {
    super(hop, true, use);
    this.delivery = delivery;
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    super.onExchangeDone(route, exchange);
    Outcome outcome = Outcome.of(exchange);
    delivery.ended(outcome);
    if (outcome == Outcome.DONE) {
      hop().out().increment();
      Arrival.ofEvent(exchange).ifPresent(delivery::took);
    }
  }
}
