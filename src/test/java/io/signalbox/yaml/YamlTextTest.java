package io.signalbox.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"plain words\"",
        "\"true\"",
        "\"No\"",
        "\"~\"",
        "\"12\"",
        "\"1e3\"",
        "\"a: b\"",
        "\"a #b\"",
        "\"- a\"",
        "\"*a\"",
        "\"&a\"",
        "\"!a\"",
        "\"<<\"",
        "\"it's \\\"so\\\" \\\\n\"",
        "\"\\u0000\\u0007\\u0085\\u2028\\u202e\\ufeff\\uffff\\ud800\\ue000\"",
        "\"one\\ntwo\\tthree\\r\\n\"",
        "\"ü ❤ 😀 \\udb40\\udc01\"",
        "null",
        "true",
        "0",
        "-12345678901234567890123",
        "3.50",
        "1E+300",
        "-1.5E-7",
        "[]",
        "{}",
        "[[], {}, [{\"a\": []}]]",
        "{\"\": 1, \" \": 2, \"a b\": 3, \"a:b\": 4, \"12\": 5, \"null\": 6, \"? a\": 7, \"ü\": 8}"
      })
  void whatIsWrittenIsReadAgain(String json) {
    JsonNode value = Json.read(json);
    assertThat(written(value)).isEqualTo(value);
    JsonNode many = Json.MAPPER.createArrayNode().add(value).add(value).add("x".repeat(100));
    assertThat(written(many)).isEqualTo(many);
    JsonNode within = Json.MAPPER.createObjectNode().set("in", many);
    assertThat(written(within)).isEqualTo(within);
  }

  @Test
  void deepValuesAndLongKeysAreReadAgain() {
    JsonNode deep =
        Json.read("{\"a\":[".repeat(200) + "\"" + "x".repeat(200) + "\"" + "]}".repeat(200));
    assertThat(written(deep)).isEqualTo(deep);
    JsonNode longKey = Json.MAPPER.createObjectNode().put("k".repeat(5000), 1).put("b", "c");
    assertThat(written(longKey)).isEqualTo(longKey);
  }

  @Test
  void whatIsShortIsOnOneLine() {
    JsonNode value =
        Json.read(
            "{\"id\": \"i-1\", \"n\": 1, \"arn\": \"arn:aws:x\", \"tags\": [\"a\", \"b c\"]}");
    assertThat(YamlText.field(2, "detail", value))
        .isEqualTo("  detail: {id: i-1, n: 1, arn: \"arn:aws:x\", tags: [a, b c]}\n");
  }

  @Test
  void whatIsLongIsInLinesOfItsOwn() {
    String text = "x".repeat(60);
    JsonNode value =
        Json.read(
            "{\"one\": \"%1$s\", \"more\": [{\"a\": \"%1$s\", \"b\": \"%1$s\"}]}".formatted(text));
    assertThat(YamlText.field(0, "detail", value))
        .isEqualTo(
            """
            detail:
              one: %1$s
              more:
                - a: %1$s
                  b: %1$s
            """
                .formatted(text));
  }

  @Test
  void recordsHaveALineForEachField() {
    assertThat(YamlText.records(2, "out", Json.read("[{\"a\": 1, \"b\": 2}, {\"a\": 3}]")))
        .isEqualTo("  out:\n    - a: 1\n      b: 2\n    - a: 3\n");
  }

  private static JsonNode written(JsonNode value) {
    JsonNode read = YamlNode.read(YamlText.field(0, "value", value)).json().get("value");
    // a number of the same kind as the parser of JSON makes it
    return Json.read(read.toString());
  }
}
