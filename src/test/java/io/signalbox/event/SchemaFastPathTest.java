package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFastPathTest {

  private static final String SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "required": ["id", "level"], "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-c\u00e9\\\\x{1F600}]+$"},
        "level": {"enum": ["low", "high"]},
        "detail": {"type": "object"}}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"a\", \"level\": \"low\"}",
        "{\"id\": \"abc\", \"level\": \"high\", \"detail\": {\"a\": []}}",
        "{\"id\": \"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\", \"level\": \"low\"}",
        "{\"id\": \"abca\", \"level\": \"low\"}",
        "{\"id\": \"\", \"level\": \"low\"}",
        "{\"id\": \"d\", \"level\": \"low\"}",
        "{\"id\": \"a\", \"level\": \"middle\"}",
        "{\"id\": \"a\", \"level\": null}",
        "{\"id\": 1, \"level\": \"low\"}",
        "{\"id\": null, \"level\": \"low\"}",
        "{\"id\": \"a\"}",
        "{\"level\": \"low\"}",
        "{}",
        "{\"id\": \"a\", \"level\": \"low\", \"detail\": []}",
        "{\"id\": \"a\", \"level\": \"low\", \"detail\": null}",
        "{\"id\": \"a\", \"level\": \"low\", \"more\": 1}"
      })
  void findsValidWhatTheValidatorFindsValid(String json) {
    JsonNode object = Json.read(json);
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    assertThat(new SchemaFastPath(Json.read(SCHEMA)).isValid(object))
        .isEqualTo(validator.validate(object).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\", \"properties\": {}}",
        "{\"type\": \"array\", \"additionalProperties\": false}",
        "{\"type\": \"object\", \"additionalProperties\": false, \"minProperties\": 1}",
        "{\"type\": \"object\", \"additionalProperties\": false, \"properties\":"
            + " {\"a\": {\"format\": \"date\"}}}"
      })
  void aSchemaThatSaysMoreIsRefused(String schema) {
    assertThatThrownBy(() -> new SchemaFastPath(Json.read(schema)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
