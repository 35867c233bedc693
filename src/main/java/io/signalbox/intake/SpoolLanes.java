package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.broker.Lanes;
import io.signalbox.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.ExpressionAdapter;

/**
 * Divides what goes to the spool by lanes: all events of a host, or of whatever else their first
 * resource is, are in one. An event without a resource is in the lane of its source.
 */
public final class SpoolLanes extends ExpressionAdapter {

  private final Lanes lanes;

  public SpoolLanes(Lanes lanes) {
    this.lanes = lanes;
  }

  /** The messages to send, one for each lane that has events of the JSON in the body. */
  @Override
  public Object evaluate(Exchange exchange) {
    JsonNode events = exchange.getMessage().getBody(JsonNode.class);
    if (!events.isArray()) {
      return List.of(message(exchange, events, lane(events)));
    }
    Map<Integer, ArrayNode> divided = new TreeMap<>();
    for (JsonNode event : events) {
      divided.computeIfAbsent(lane(event), any -> Json.MAPPER.createArrayNode()).add(event);
    }
    List<Message> messages = new ArrayList<>();
    divided.forEach((lane, part) -> messages.add(message(exchange, part, lane)));
    // none is the end of a window, which has a place but no lane
    return messages.isEmpty() ? List.of(message(exchange, events, null)) : messages;
  }

  private int lane(JsonNode event) {
    String resource = event.path("resources").path(0).asText();
    return lanes.of(resource.isEmpty() ? event.path("source").asText() : resource);
  }

  private static Message message(Exchange exchange, JsonNode events, Integer lane) {
    Message message = new DefaultMessage(exchange);
    message.setBody(events.toString());
    message.setHeader(Lanes.PROPERTY, lane);
    return message;
  }
}
