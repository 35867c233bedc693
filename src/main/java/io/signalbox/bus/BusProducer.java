package io.signalbox.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Matches the event in the body and calls the rules that take it. */
final class BusProducer extends DefaultAsyncProducer {

  private final Rules rules;
  private final StartGate startGate;

  BusProducer(BusEndpoint endpoint) {
    super(endpoint);
    this.rules = endpoint.rules();
    this.startGate = endpoint.startGate();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    List<Rule> matched;
    try {
      matched = matching(exchange);
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
    if (matched.size() == 1) {
      return matched.get(0).call(exchange, callback);
    }
    return new RuleCalls(exchange, matched, callback).run();
  }

  private List<Rule> matching(Exchange exchange) {
    startGate.pass();
    List<Rule> matched = rules.matching(() -> event(exchange));
    if (matched.isEmpty()) {
      throw new NoRuleMatchedException(rules.bus(), event(exchange));
    }
    return matched;
  }

  private JsonNode event(Exchange exchange) {
    return EventBody.read(exchange.getMessage());
  }
}
