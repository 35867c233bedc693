package io.signalbox.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.yaml.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: string, minLength: 1}         | {type: string, minLength: 1}
          {type: [string, "null"]}             | {type: string, nullable: true}
          {type: [string, integer]}            | {anyOf: [{type: string}, {type: integer}]}
          {type: [array, string, "null"]}      | {anyOf: [{type: array, nullable: true, items: {}}, {type: string, nullable: true}]}
          {const: "0"}                         | {type: string, enum: ["0"]}
          {const: 1}                           | {type: integer, enum: [1]}
          {enum: [a, null]}                    | {type: string, nullable: true, enum: [a, null]}
          {enum: [a, 1.5]}                     | {anyOf: [{type: string}, {type: number}], enum: [a, 1.5]}
          {type: "null"}                       | {nullable: true}
          {type: array}                        | {type: array, items: {}}
          {type: array, items: {const: true}}  | {type: array, items: {type: boolean, enum: [true]}}
          {exclusiveMinimum: 0}                | {minimum: 0, exclusiveMinimum: true}
          {exclusiveMaximum: 9}                | {maximum: 9, exclusiveMaximum: true}
          {examples: [a, b], $comment: no}     | {example: a}
          {additionalProperties: false}        | {additionalProperties: false}
          {additionalProperties: {const: a}}   | {additionalProperties: {type: string, enum: [a]}}
          {properties: {a: true, b: false}}    | {properties: {a: {}, b: {not: {}}}}
          {not: {type: [string, "null"]}}      | {not: {type: string, nullable: true}}
          {oneOf: [{const: a}, {const: b}]}    | {oneOf: [{type: string, enum: [a]}, {type: string, enum: [b]}]}
          """)
  void aSchemaIsSaidInTheOlderDialect(String schema, String expected) {
    assertThat(convert(yaml(schema)).get("X")).isEqualTo(yaml(expected));
  }

  @Test
  void aChoiceOfItsOwnStaysBesideThatOfTypes() {
    JsonNode schema =
        yaml("{type: [string, number], anyOf: [{const: a}], allOf: [{minLength: 1}]}");

    assertThat(convert(schema).get("X"))
        .isEqualTo(
            yaml(
                """
                allOf: [{anyOf: [{type: string}, {type: number}]}, {minLength: 1}]
                anyOf: [{type: string, enum: [a]}]
                """));
  }

  @Test
  void definitionsStandBesideIt() {
    JsonNode schema =
        yaml(
            """
            properties:
              a: {$ref: "#/$defs/a thing"}
              b: {$ref: "#/$defs/a thing", description: another}
            $defs:
              a thing: {const: a}
            """);

    assertThat(convert(schema))
        .isEqualTo(
            yaml(
                """
                X:
                  properties:
                    a: {$ref: "#/components/schemas/X_a-thing"}
                    b: {description: another, allOf: [{$ref: "#/components/schemas/X_a-thing"}]}
                X_a-thing: {type: string, enum: [a]}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patternProperties",
        "prefixItems",
        "if",
        "propertyNames",
        "contains",
        "propertes"
      })
  void whatTheDialectHasNoWordForIsRefused(String keyword) {
    assertThatThrownBy(() -> convert(yaml("{properties: {a: {" + keyword + ": {}}}}")))
        .hasMessage(keyword + ": OpenAPI 3.0 has no such keyword");
  }

  @Test
  void aReferenceElsewhereIsRefused() {
    assertThatThrownBy(() -> convert(yaml("{$ref: \"https://example.com/schema\"}")))
        .hasMessage("$ref: https://example.com/schema is not among the $defs");
  }

  private static ObjectNode convert(JsonNode schema) {
    ObjectNode schemas = Json.MAPPER.createObjectNode();
    OpenApiSchema.add(schemas, "X", schema);
    return (ObjectNode) Json.read(schemas.toString());
  }

  private static JsonNode yaml(String text) {
    return Json.read(YamlNode.read(text).json().toString());
  }
}
