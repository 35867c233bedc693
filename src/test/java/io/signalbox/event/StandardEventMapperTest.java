package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardEventMapperTest {

  private static final JsonNode EVENT =
      Json.read("{\"id\": \"1\", \"resources\": [\"arn:aws:s3:::bucket\"], \"detail\": {}}");

  private final StandardEventMapper mapper = new StandardEventMapper();

  @ParameterizedTest
  @CsvSource({
    "running, running",
    "INSUFFICIENT_DATA, insufficient-data",
    "' In  progress ', in-progress",
    "SuspendProcesses, suspend-processes",
    "createVolume, create-volume"
  })
  void aStateBecomesAToken(String state, String token) {
    JsonNode standard = Json.MAPPER.createObjectNode().put("state", state);

    assertThat(mapper.map(EVENT, standard))
        .extracting(StandardEvent::getState)
        .containsExactly(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                | state is missing
          {"state": null}   | state is missing
          {"state": " "}    | state is missing
          {"state": 16}     | state is a number, not a string
          {"state": true}   | state is a boolean, not a string
          {"state": ["a"]}  | state is an array, not a string
          """)
  void anEventWithoutAStateIsRefused(String standard, String reason) {
    assertThatThrownBy(() -> mapper.map(EVENT, Json.read(standard)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(reason);
  }

  @Test
  void aStateWithoutEndIsRefused() {
    JsonNode standard = Json.MAPPER.createObjectNode().put("state", "a ".repeat(5000));

    assertThatThrownBy(() -> mapper.map(EVENT, standard))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("state is longer than 256 characters");
  }

  @Test
  void aSourceThatMakesNothingOfAnEventIsTold() {
    for (JsonNode nothing : new JsonNode[] {null, Json.read("[]")}) {
      assertThatThrownBy(() -> mapper.map(EVENT, nothing))
          .isInstanceOf(InvalidEventException.class)
          .hasMessage("the source made nothing of the event");
    }
  }
}
