package io.signalbox.channel;

import io.signalbox.event.StandardEvent;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/** What a repeated standard event is known by: its source and its id. */
public final class EventKey extends ExpressionAdapter {

  @Override
  public Object evaluate(Exchange exchange) {
    StandardEvent event = exchange.getMessage().getBody(StandardEvent.class);
    return event.getSource() + " " + event.getId();
  }
}
