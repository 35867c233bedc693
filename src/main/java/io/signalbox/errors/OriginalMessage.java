package io.signalbox.errors;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ExpressionAdapter;

/** A message as it came to its hop, which its dead letter is to be whatever became of it since. */
public final class OriginalMessage extends ExpressionAdapter {

  /** The exchange's variable that holds it. */
  private static final String VARIABLE = "original";

  private record Kept(Object body, Map<String, Object> headers) {}

  /** What is to be kept in the variable {@code original}. */
  @Override
  public Object evaluate(Exchange exchange) {
    Message message = exchange.getMessage();
    return new Kept(message.getBody(), new HashMap<>(message.getHeaders()));
  }

  /** The body of what was kept. */
  public Object body(Exchange exchange) {
    return exchange.getVariable(VARIABLE, Kept.class).body();
  }

  /** Makes the message again what was kept, its body as text. */
  public void restore(Exchange exchange) {
    Kept kept = exchange.getVariable(VARIABLE, Kept.class);
    Message message = exchange.getMessage();
    message.setHeaders(new HashMap<>(kept.headers()));
    message.setBody(kept.body());
    message.setBody(message.getBody(String.class));
  }
}
