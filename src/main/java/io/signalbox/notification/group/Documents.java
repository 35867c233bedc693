package io.signalbox.notification.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalbox.event.Json;

/** What is stored as a whole, as JSON. */
final class Documents {

  private Documents() {}

  static String write(Object document) {
    try {
      return Json.MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + document, e);
    }
  }

  /** Reads what {@link #write} has written. */
  static <T> T read(String text, Class<T> type) {
    try {
      return Json.MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of the database cannot be read: " + text, e);
    }
  }
}
