package io.signalbox.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import io.signalbox.event.CloudEvents;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Headers;

/**
 * The events of a {@code POST /events}: one EventBridge event or an array of them, or CloudEvents
 * 1.0 in the structured, batch or binary content mode.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">
 *     HTTP protocol binding of CloudEvents</a>
 */
public final class HttpEvents {

  private static final ObjectMapper STRUCTURED =
      Json.MAPPER.copy().registerModule(JsonFormat.getCloudEventJacksonModule());

  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String BINARY_MARK = "ce-specversion";

  /**
   * All events of a request, their envelopes complete.
   *
   * @throws InvalidEventException for the first that is malformed, with its place in the array
   */
  public ArrayNode read(@Body byte[] body, @Headers Map<String, Object> headers) {
    Map<String, String> names = lowerCase(headers);
    if (names.containsKey(BINARY_MARK)) {
      return Json.MAPPER.createArrayNode().add(binary(names, body));
    }
    if (names.getOrDefault("content-type", "").startsWith("application/cloudevents+")
        && !names.get("content-type").startsWith("application/cloudevents+json")) {
      throw new InvalidEventException("of CloudEvents' formats only JSON is taken");
    }
    JsonNode json = Json.read(body);
    if (names.getOrDefault("content-type", "").startsWith(BATCH) && !json.isArray()) {
      throw new InvalidEventException("a batch of CloudEvents is a JSON array");
    }
    return json.isArray() ? several(json) : Json.MAPPER.createArrayNode().add(one(json));
  }

  private static ArrayNode several(JsonNode array) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    for (int i = 0; i < array.size(); i++) {
      try {
        events.add(one(array.get(i)));
      } catch (InvalidEventException e) {
        throw new InvalidEventException("event %d: %s".formatted(i, e.getMessage()));
      }
    }
    if (events.isEmpty()) {
      throw new InvalidEventException("the array holds no event");
    }
    return events;
  }

  private static JsonNode one(JsonNode json) {
    return json.has("specversion") ? structured(json) : EventEnvelope.complete(json, null);
  }

  private static JsonNode structured(JsonNode json) {
    try {
      return CloudEvents.toEvent(STRUCTURED.treeToValue(json, CloudEvent.class));
    } catch (JsonProcessingException e) {
      throw notOne(e.getOriginalMessage());
    } catch (CloudEventRWException | IllegalStateException e) {
      throw notOne(e.getMessage());
    }
  }

  private static JsonNode binary(Map<String, String> headers, byte[] body) {
    try {
      return CloudEvents.toEvent(HttpMessageFactory.createReader(headers, body).toEvent());
    } catch (CloudEventRWException | IllegalStateException e) {
      throw notOne(e.getMessage());
    }
  }

  private static InvalidEventException notOne(String reason) {
    return new InvalidEventException("not a CloudEvent: " + Text.line(reason));
  }

  private static Map<String, String> lowerCase(Map<String, Object> headers) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof String)
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().toLowerCase(Locale.ROOT),
                entry -> (String) entry.getValue(),
                (first, second) -> first));
  }
}
