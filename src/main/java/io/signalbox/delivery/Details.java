package io.signalbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.Text;
import io.signalbox.notification.Runbook;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a notification says beside its words: its attribute {@code details}, a JSON object, or a
 * part of it. Others may be its authors: what is read of it is bounded and as free of what is no
 * text as the fields of a {@link Notification}, and what is missing or of another kind is empty.
 */
final class Details {

  private static final int LONGEST_JSON = 256 * 1024;
  private static final int LONGEST_TEXT = 1024;
  private static final int MOST_OF_A_LIST = 50;

  private final JsonNode json;

  private Details(JsonNode json) {
    this.json = json;
  }

  /** Those of an attribute; empty ones for null, and for what is no JSON. */
  static Details of(String attribute) {
    if (attribute == null || attribute.length() > LONGEST_JSON || !attribute.startsWith("{")) {
      return new Details(MissingNode.getInstance());
    }
    try {
      return new Details(Json.read(attribute));
    } catch (InvalidEventException e) {
      return new Details(MissingNode.getInstance());
    }
  }

  /** One line. */
  String text(String field) {
    return json.path(field).isTextual()
        ? Text.line(json.path(field).textValue(), LONGEST_TEXT)
        : "";
  }

  /** A whole number; 0 where there is none. */
  long number(String field) {
    return Math.max(0, json.path(field).asLong());
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  Optional<Instant> time(String field) {
    try {
      return Optional.of(Instant.parse(text(field)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first ones of a list. */
  List<Details> list(String field) {
    JsonNode list = json.path(field);
    return list.isArray()
        ? StreamSupport.stream(list.spliterator(), false)
            .limit(MOST_OF_A_LIST)
            .map(Details::new)
            .toList()
        : List.of();
  }

  Runbook runbook() {
    return Runbook.of(json.path(Runbook.TEXT));
  }
}
