package io.signalbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.Optional;

/**
 * A schema as an OpenAPI 3.0 document, as EventBridge's schema registry takes it (type {@code
 * OpenApi3}): the event as {@code components.schemas.AWSEvent}, its detail beside it.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-create.html">
 *     creating a schema</a>
 */
public final class OpenApi {

  private OpenApi() {}

  /**
   * The document of a detail-type.
   *
   * @throws IllegalArgumentException for a keyword that OpenAPI 3.0 has no word for
   */
  public static ObjectNode of(DetailSchema schema) {
    ObjectNode document = document(schema.name());
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    ObjectNode event = EventSchema.envelope(OpenApiSchema.COMPONENTS + schema.name());
    event.put("x-amazon-events-detail-type", schema.type());
    if (!schema.sources().isEmpty()) {
      event.put("x-amazon-events-source", schema.sources().get(0));
    }
    schemas.set("AWSEvent", event);
    OpenApiSchema.add(schemas, schema.name(), schema.detail());
    return document;
  }

  /**
   * The document of a schema that is not of an event on a bus.
   *
   * @param name its name there
   * @throws IllegalArgumentException for a keyword that OpenAPI 3.0 has no word for
   */
  public static ObjectNode of(String name, JsonNode schema) {
    ObjectNode document = document(name);
    OpenApiSchema.add((ObjectNode) document.at("/components/schemas"), name, schema);
    return document;
  }

  /** Why a schema has no such form, if so. */
  public static Optional<String> problem(JsonNode schema) {
    try {
      of("Any", schema);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static ObjectNode document(String title) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("openapi", "3.0.3");
    document.putObject("info").put("version", "1.0.0").put("title", title);
    document.putObject("paths");
    document.putObject("components").putObject("schemas");
    return document;
  }
}
