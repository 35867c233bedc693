package io.signalbox.observe;

import io.signalbox.event.Arrival;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Counts the messages of a queue, and how long each took. */
class QueuePolicy extends RoutePolicySupport {

  private final HopMeters hop;
  private final boolean messagesAreEvents;
  private final Channels.Use use;

  QueuePolicy(HopMeters hop, boolean messagesAreEvents, Channels.Use use) {
    this.hop = hop;
    this.messagesAreEvents = messagesAreEvents;
    this.use = use;
  }

  @Override
  public void onInit(Route route) {
    use.begin(route);
  }

  @Override
  public void onRemove(Route route) {
    use.end(route);
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    Arrival.note(exchange);
    if (messagesAreEvents) {
      hop.in().increment();
    }
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    if (!exchange.isFailed()) {
      use.worked();
      Arrival.inQueue(exchange).ifPresent(since -> HopMeters.note(hop.latency(), since));
    }
  }

  HopMeters hop() {
    return hop;
  }
}
