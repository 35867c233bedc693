package io.signalbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The part of {@link OpenApiSchema} that says of which type a value is, or which value. */
final class OpenApiTypes {

  /** The keywords that are turned here. */
  static final Set<String> KEYWORDS = Set.of("type", "enum", "const");

  private static final String NULL = "null";

  private OpenApiTypes() {}

  static void set(ObjectNode into, JsonNode schema) {
    List<JsonNode> values = values(schema);
    Set<String> types = types(schema, values);
    boolean nullable = types.remove(NULL);
    if (!values.isEmpty()) {
      ArrayNode enumeration = into.putArray("enum");
      values.forEach(enumeration::add);
    }
    if (types.size() > 1) {
      // a choice of the schema's own takes anyOf
      ObjectNode place = schema.has("anyOf") ? into.withArray("allOf").addObject() : into;
      place.set("anyOf", choices(types, nullable));
      return;
    }
    types.forEach(type -> into.put("type", type));
    if (nullable) {
      into.put("nullable", true);
    }
    if (types.contains("array") && !schema.has("items")) {
      into.putObject("items"); // OpenAPI wants it said
    }
  }

  private static List<JsonNode> values(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    if (schema.has("const")) {
      values.add(schema.get("const"));
    }
    return values;
  }

  /** The types that a schema names, or else those of the values that it lists. */
  private static Set<String> types(JsonNode schema, List<JsonNode> values) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(each -> types.add(each.asText()));
    if (types.isEmpty()) {
      values.forEach(value -> types.add(type(value)));
    }
    return types;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> NULL;
    };
  }

  /** Any of several types: each by itself, since the dialect knows no list of them. */
  private static ArrayNode choices(Set<String> types, boolean nullable) {
    ArrayNode choices = Json.MAPPER.createArrayNode();
    for (String type : types) {
      ObjectNode choice = choices.addObject().put("type", type);
      if (nullable) {
        choice.put("nullable", true);
      }
      if (type.equals("array")) {
        choice.putObject("items");
      }
    }
    return choices;
  }
}
