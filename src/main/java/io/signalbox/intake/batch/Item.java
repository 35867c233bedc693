package io.signalbox.intake.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The events of one exchange.
 *
 * @param json the events as UTF-8, divided by commas
 * @param events how many they are
 * @param done told once what became of them: null, or why they are not where they should be
 */
record Item(byte[] json, int events, Consumer<Exception> done) {

  /**
   * The events of a body.
   *
   * @throws InvalidEventException for what is neither JSON of an object or array nor written events
   */
  static Item of(Object body, Consumer<Exception> done) {
    if (body instanceof WrittenEvents written) {
      return new Item(written.json(), written.count(), done);
    }
    if (body instanceof JsonNode events && events.isContainerNode()) {
      return of(events, done);
    }
    throw new InvalidEventException("a batch takes an event or an array of them as JsonNode");
  }

  private static Item of(JsonNode events, Consumer<Exception> done) {
    byte[] json = write(events);
    return events.isArray()
        ? new Item(Arrays.copyOfRange(json, 1, json.length - 1), events.size(), done)
        : new Item(json, 1, done);
  }

  private static byte[] write(JsonNode events) {
    try {
      return Json.MAPPER.writeValueAsBytes(events);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }
}
