package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  void deepNestingIsReadNoFurtherThanItMayBe(String open) {
    String json = open.repeat(10_000);

    assertThatThrownBy(() -> Json.read(json))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("not JSON: Document nesting depth (501) exceeds the maximum");
  }

  @Test
  void whatIsAsDeepAsItMayBeCanBePutInMore() throws Exception {
    String deepest = "[".repeat(500) + "]".repeat(500);
    JsonNode around = Json.MAPPER.createArrayNode().add(Json.read(deepest));

    assertThat(Json.MAPPER.readTree(around.toString())).isEqualTo(around);
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
    String json = "[12345678901234567890123,0.1234567890123456789,1E+308,-4.9E-324]";

    assertThat(Json.read(json)).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource({
    "1e1000000000, ': 1E+1000000000'",
    "-1e1000000000, ': -1E+1000000000'",
    "1e-1000000000, ': 1E-1000000000'",
    "0.5e500, ': 5E+499'",
    "1000e2147483647, ': 1.000E+2147483650'",
    "1e99999999999, ''",
    "-1e-99999999999, ''"
  })
  void aNumberThatOthersWouldWriteOutIsRefusedAndNotWrittenOut(String number, String shown) {
    assertThatThrownBy(() -> Json.read("{\"a\": [" + number + "]}"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("a number is out of range" + shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e1000000000", "0e-1000000000", "0.0"})
  void zeroIsZeroWhateverItsExponent(String zero) {
    assertThat(Json.read(zero).decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void namesWhoseHashesCollideKeepNoOtherFromBeingRead() {
    List<String> names = List.of("");
    for (int i = 0; i < 12; i++) {
      names = names.stream().flatMap(name -> Stream.of(name + "Aa", name + "BB")).toList();
    }
    assertThat(Set.copyOf(names.stream().map(String::hashCode).toList())).hasSize(1);
    String colliding = object(names);
    String others = object(IntStream.range(0, 10_000).mapToObj(Integer::toString).toList());

    assertThat(Json.read(colliding)).hasSize(4096);
    assertThat(Json.read(others)).hasSize(10_000);
    assertThat(Json.read(colliding)).hasSize(4096);
  }

  private static String object(List<String> names) {
    return names.stream()
        .map(name -> "\"%s\":1".formatted(name))
        .collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "\"\"", "0", "[]", "{}"})
  void everyTypeOfValueIsRead(String json) {
    assertThat(Json.read(json)).hasToString(json);
  }
}
