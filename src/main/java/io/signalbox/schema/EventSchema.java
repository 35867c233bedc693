package io.signalbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.List;

/** The JSON Schema (draft 2020-12) of an event: EventBridge's envelope, and the detail within. */
public final class EventSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /** The fields of the envelope, in the order that EventBridge's registry has them. */
  private static final List<String> FIELDS =
      List.of(
          "detail-type",
          "resources",
          "detail",
          "id",
          "source",
          "time",
          "region",
          "version",
          "account");

  private EventSchema() {}

  /** The schema of the events of a detail-type. */
  public static ObjectNode of(DetailSchema schema) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("$schema", DIALECT);
    event.put("title", schema.type());
    event.setAll(envelope("#/$defs/" + schema.name()));
    ObjectNode properties = (ObjectNode) event.get("properties");
    properties.putObject("detail-type").put("const", schema.type());
    if (!schema.sources().isEmpty()) {
      ArrayNode sources = properties.putObject("source").putArray("enum");
      schema.sources().forEach(sources::add);
    }
    JsonNode detail = schema.detail().deepCopy();
    refer(detail, "#/$defs/" + schema.name() + "/");
    event.putObject("$defs").set(schema.name(), detail);
    return event;
  }

  /** Has a schema's references to its own definitions find them where it lies now. */
  private static void refer(JsonNode schema, String place) {
    if (schema.path("$ref").asText().startsWith("#/")) {
      ((ObjectNode) schema).put("$ref", place + schema.get("$ref").asText().substring(2));
    }
    schema.forEach(each -> refer(each, place));
  }

  /** An event whose detail is what {@code reference} refers to. */
  static ObjectNode envelope(String reference) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("type", "object");
    ArrayNode required = event.putArray("required");
    ObjectNode properties = event.putObject("properties");
    for (String field : FIELDS) {
      required.add(field);
      properties.putObject(field).put("type", "string");
    }
    properties.putObject("detail").put("$ref", reference);
    properties.putObject("time").put("type", "string").put("format", "date-time");
    ObjectNode resources = properties.putObject("resources").put("type", "array");
    resources.putObject("items").put("type", "string");
    return event;
  }
}
