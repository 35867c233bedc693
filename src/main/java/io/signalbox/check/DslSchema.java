package io.signalbox.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.signalbox.event.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Camel's own JSON schema of its YAML DSL, narrowed to the canonical form.
 *
 * <p>Camel's schema lists every short form as an alternative, so that one misspelt key fails dozens
 * of alternatives. Without them the schema is as strict as this project, and what it finds is one
 * message.
 */
final class DslSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";
  private static final String EXPRESSION = "language.ExpressionDefinition";

  private DslSchema() {}

  static JsonSchema canonical() {
    JsonNode schema = read();
    narrow(schema);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema, config);
  }

  private static JsonNode read() {
    try (InputStream in = DslSchema.class.getResourceAsStream(RESOURCE)) {
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void narrow(JsonNode node) {
    node.forEach(DslSchema::narrow);
    if (node instanceof ObjectNode schema) {
      leaveOutText(schema);
      leaveOutInline(schema);
      if (schema.path("deprecated").isBoolean()) {
        schema.remove("deprecated"); // not a keyword that the validator knows
      }
    }
  }

  /** {@code to: "x"} beside {@code to: {uri: x}}. */
  private static void leaveOutText(ObjectNode schema) {
    JsonNode alternatives = schema.path("oneOf");
    if (alternatives.size() == 2 && alternatives.path(0).path("type").asText().equals("string")) {
      schema.setAll((ObjectNode) alternatives.get(1));
      schema.remove("oneOf");
    }
  }

  /**
   * {@code setBody: {simple: …}} beside {@code setBody: {expression: {simple: …}}}. The fields of
   * the alternatives stand in the schema as well, as fields that may be anything.
   */
  private static void leaveOutInline(ObjectNode schema) {
    if (!schema.path("anyOf").isArray() || !schema.path("properties").isObject()) {
      return;
    }
    ObjectNode properties = (ObjectNode) schema.get("properties");
    boolean inline = false;
    for (JsonNode alternative : alternatives(schema.get("anyOf"))) {
      inline |= alternative.path("$ref").asText().endsWith(EXPRESSION);
      alternative.path("properties").forEachEntry(properties::set);
    }
    if (inline) {
      properties.removeIf(JsonNode::isEmpty);
    }
    schema.put("additionalProperties", false);
    schema.remove("anyOf");
  }

  private static List<JsonNode> alternatives(JsonNode anyOf) {
    List<JsonNode> alternatives = new ArrayList<>();
    anyOf.forEach(each -> each.path("oneOf").forEach(alternatives::add));
    return alternatives;
  }
}
