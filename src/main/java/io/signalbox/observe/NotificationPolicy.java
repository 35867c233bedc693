package io.signalbox.observe;

import org.apache.camel.Exchange;
import org.apache.camel.Route;

/** Ends the way of heartbeats where a delivery takes its notifications: none is for people. */
final class NotificationPolicy extends DeliveryPolicy {

  private final Heartbeats heartbeats;
  private final String name;

  NotificationPolicy(
      HopMeters hop, Channels.Use use, Delivery delivery, Heartbeats heartbeats, String name) {
    super(hop, use, delivery);
    this.heartbeats = heartbeats;
    this.name = name;
    heartbeats.at(name);
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    if (heartbeats.take(exchange, name)) {
      exchange.setRouteStop(true);
    } else {
      super.onExchangeBegin(route, exchange);
    }
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    if (!exchange.isRouteStop()) {
      super.onExchangeDone(route, exchange);
    }
  }
}
