package io.signalbox.intake.batch;

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
      Object body = exchange.getMessage().getBody();
      Item item = Item.of(body, failure -> done(exchange, failure, callback));
      if (item.events() > 0) {
        put(item);
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
}
