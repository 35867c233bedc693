package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.errors.OriginalMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Gathers, in the variable {@code failed}, the events of an array that could not go on: each is to
 * go back to its queue as a message of its own, so that it neither keeps the others back nor makes
 * them be done again, and is at last a dead letter of its own. An event that came alone fails its
 * message; so does any while the process ends, so that the array keeps its place.
 */
public final class FailedEvents implements AggregationStrategy {

  private static final String VARIABLE = "failed";

  private final OriginalMessage original = new OriginalMessage();

  @Override
  public Exchange aggregate(Exchange before, Exchange event, Exchange message) {
    List<Object> failed = failed(before, message);
    Exception failure = event.getException();
    if (failure != null && goesBackByItself(message)) {
      original.restore(event);
      failed.add(event.getMessage().getBody());
    } else if (failure != null) {
      message.setException(failure);
    }
    return message;
  }

  @Override
  public Exchange aggregate(Exchange before, Exchange event) {
    throw new UnsupportedOperationException("events are those of a message");
  }

  @SuppressWarnings("unchecked")
  private static List<Object> failed(Exchange before, Exchange message) {
    if (before == null) {
      message.setVariable(VARIABLE, new ArrayList<>());
    }
    return message.getVariable(VARIABLE, List.class);
  }

  private static boolean goesBackByItself(Exchange message) {
    return message.getMessage().getBody(JsonNode.class).size() > 1
        && message.getMessage().getBody(JsonNode.class).isArray()
        && !message.getContext().isStopping();
  }
}
