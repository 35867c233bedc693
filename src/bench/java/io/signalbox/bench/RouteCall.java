package io.signalbox.bench;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;

/** Calls a route of a running context on the thread that is here. */
final class RouteCall {

  private final Endpoint in;
  private final Producer producer;

  /** Calls the route that begins at this URI. */
  RouteCall(CamelContext context, String uri) throws Exception {
    in = context.getEndpoint(uri);
    producer = in.createProducer();
    producer.start();
  }

  /** Sends a body, and throws what fails. */
  void send(String body) throws Exception {
    Exchange exchange = in.createExchange();
    exchange.getMessage().setBody(body);
    producer.process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  void stop() {
    producer.stop();
  }
}
