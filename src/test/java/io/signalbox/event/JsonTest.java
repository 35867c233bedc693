package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1, "a": 2}        | Duplicate field 'a' at line 1, column 13
          {"b": {"a": 1, "a": 1}} | Duplicate field 'a' at line 1, column 19
          """)
  void aRepeatedKeyIsRefused(String json, String reason) {
    assertThatThrownBy(() -> Json.read(json))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("not JSON: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}x", "{}]", "1 2", "{},"})
  void whatStandsBehindTheValueIsRefused(String json) {
    assertThatThrownBy(() -> Json.read(json))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\n\t"})
  void nothingIsRefused(String json) {
    assertThatThrownBy(() -> Json.read(json))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("not JSON: nothing there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\"}", "{'a': 1}", "[1,]", "NaN", "01", "// c\n{}", "\"a\nb\""})
  void whatIsNoJsonIsRefusedInOneLine(String json) {
    assertThatThrownBy(() -> Json.read(json))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not JSON: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Json.read(latin1))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("not JSON: not UTF-8 from byte 1");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(Json.read("\uFEFF1").asInt()).isEqualTo(1);
    assertThat(Json.read("\uFEFF1".getBytes(StandardCharsets.UTF_8)).asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepNestingIsRefusedAtOnce(String open) {
    String json = open.repeat(10_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> Json.read(json))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("nesting depth"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "-%s", "0.%s", "{\"a\": %s}"})
  void anEndlessNumberIsRefused(String json) {
    String digits = "9".repeat(100_000);

    assertThatThrownBy(() -> Json.read(json.formatted(digits)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("Number value length");
  }

  @Test
  void aNumberIsWrittenAsExactlyAsItWasRead() {
    String json = "[12345678901234567890123,0.1234567890123456789,1E+400,1E-999999]";

    assertThat(Json.read(json)).hasToString(json);
  }

  @Test
  void aHugeExponentIsNoWork() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(Json.read("{\"a\":1e999999999}")).hasToString("{\"a\":1E+999999999}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "\"\"", "0", "[]", "{}"})
  void everyTypeOfValueIsRead(String json) {
    assertThat(Json.read(json)).hasToString(json);
  }
}
