package io.signalbox.intake.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts the events of the body among those that wait, and is done when their batch is. */
final class BatchProducer extends DefaultAsyncProducer {

  private final Waiting waiting;
  private final boolean block;

  BatchProducer(BatchEndpoint endpoint) {
    super(endpoint);
    this.waiting = endpoint.waiting();
    this.block = endpoint.isBlockWhenFull();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      JsonNode events = events(exchange);
      if (!events.isArray() || !events.isEmpty()) {
        put(Item.of(events, failure -> done(exchange, failure, callback)));
        return false;
      }
    } catch (RuntimeException e) {
      exchange.setException(e);
    }
    callback.done(true);
    return true;
  }

  private void put(Item item) {
    if (block) {
      waiting.put(item);
    } else {
      waiting.offer(item);
    }
  }

  private static void done(Exchange exchange, Exception failure, AsyncCallback callback) {
    if (failure != null) {
      exchange.setException(failure);
    }
    callback.done(false);
  }

  private static JsonNode events(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof JsonNode events && events.isContainerNode()) {
      return events;
    }
    throw new InvalidEventException("a batch takes an event or an array of them as JsonNode");
  }
}
