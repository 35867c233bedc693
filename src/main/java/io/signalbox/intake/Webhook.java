package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import org.apache.camel.Body;

/** What all webhooks share: JSON comes in, and a route makes events of it. */
public final class Webhook {

  /**
   * What was posted.
   *
   * @throws InvalidEventException for what is not JSON
   */
  public JsonNode read(@Body byte[] body) {
    return Json.read(body);
  }

  /**
   * The events that a route made of it, one or an array, their envelopes complete. There may be
   * none: what tells nothing is taken and goes no further.
   *
   * @throws InvalidEventException for the first that is malformed, with its place in the array
   */
  public ArrayNode complete(@Body JsonNode made) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    if (!made.isArray()) {
      return events.add(EventEnvelope.complete(made, null));
    }
    for (int i = 0; i < made.size(); i++) {
      try {
        events.add(EventEnvelope.complete(made.get(i), null));
      } catch (InvalidEventException e) {
        throw new InvalidEventException("event %d: %s".formatted(i, e.getMessage()));
      }
    }
    return events;
  }
}
