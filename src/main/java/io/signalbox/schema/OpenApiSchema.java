package io.signalbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.Set;

/**
 * Turns a JSON Schema (draft 2020-12) into the Schema Object of OpenAPI 3.0, which is an older
 * dialect: null is {@code nullable}, a constant an enumeration of one, a list of types a choice,
 * and definitions stand among the document's components.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3#schema-object">the Schema Object</a>
 */
final class OpenApiSchema {

  /** Where a reference finds the document's schemas. */
  static final String COMPONENTS = "#/components/schemas/";

  private static final String DEFINITIONS = "#/$defs/";

  /** What says the same in both. */
  private static final Set<String> SAME =
      Set.of(
          "title",
          "description",
          "default",
          "deprecated",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "required",
          "readOnly",
          "writeOnly");

  /** What says nothing of which values are valid, and has no counterpart. */
  private static final Set<String> NOTES = Set.of("$schema", "$id", "$comment");

  private final ObjectNode schemas;
  private final String name;

  private OpenApiSchema(ObjectNode schemas, String name) {
    this.schemas = schemas;
    this.name = name;
  }

  /**
   * Adds a schema to those of a document, and its definitions as {@code <name>_<definition>}.
   *
   * @throws IllegalArgumentException for a keyword that OpenAPI 3.0 has no word for
   */
  static void add(ObjectNode schemas, String name, JsonNode schema) {
    schemas.putNull(name); // stands before its definitions
    schemas.set(name, new OpenApiSchema(schemas, name).convert(schema));
  }

  private ObjectNode convert(JsonNode schema) {
    ObjectNode converted = Json.MAPPER.createObjectNode();
    if (schema.isBoolean()) {
      return schema.asBoolean() ? converted : converted.set("not", Json.MAPPER.createObjectNode());
    }
    OpenApiTypes.set(converted, schema);
    schema.properties().forEach(each -> convert(converted, each.getKey(), each.getValue()));
    return schema.has("$ref") ? besideReference(converted) : converted;
  }

  private void convert(ObjectNode into, String keyword, JsonNode value) {
    if (SAME.contains(keyword)) {
      into.set(keyword, value);
    } else if (!NOTES.contains(keyword) && !OpenApiTypes.KEYWORDS.contains(keyword)) {
      convertNested(into, keyword, value);
    }
  }

  private void convertNested(ObjectNode into, String keyword, JsonNode value) {
    switch (keyword) {
      case "properties" -> {
        ObjectNode properties = into.putObject(keyword);
        value.properties().forEach(each -> properties.set(each.getKey(), convert(each.getValue())));
      }
      case "allOf", "anyOf", "oneOf" -> {
        ArrayNode choices = into.withArray(keyword);
        value.forEach(each -> choices.add(convert(each)));
      }
      case "items", "not" -> into.set(keyword, convert(value));
      case "additionalProperties" -> into.set(keyword, value.isBoolean() ? value : convert(value));
      case "examples" -> into.set("example", value.path(0));
      case "exclusiveMinimum" -> into.put("exclusiveMinimum", true).set("minimum", value);
      case "exclusiveMaximum" -> into.put("exclusiveMaximum", true).set("maximum", value);
      case "$ref" -> into.put(keyword, reference(value.asText()));
      case "$defs" ->
          value
              .properties()
              .forEach(each -> schemas.set(definition(each.getKey()), convert(each.getValue())));
      default -> throw new IllegalArgumentException(keyword + ": OpenAPI 3.0 has no such keyword");
    }
  }

  private String reference(String reference) {
    if (!reference.startsWith(DEFINITIONS)) {
      throw new IllegalArgumentException("$ref: %s is not among the $defs".formatted(reference));
    }
    return COMPONENTS + definition(reference.substring(DEFINITIONS.length()));
  }

  private String definition(String definition) {
    return name + "_" + definition.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  /** What stands beside a reference is passed over there, so that both become parts of a whole. */
  private static ObjectNode besideReference(ObjectNode schema) {
    if (schema.size() == 1) {
      return schema;
    }
    ObjectNode whole = schema.deepCopy();
    JsonNode reference = whole.remove("$ref");
    ArrayNode parts = whole.withArray("allOf");
    parts.addObject().set("$ref", reference);
    return whole;
  }
}
