package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.testing.Events;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {

  private static final String LEAST = "{\"source\": \"a\", \"detail-type\": \"b\", \"detail\": {}}";

  @Test
  void aCompleteEventStaysAsItIs() {
    ObjectNode event = Events.ec2("1", "i-1", "running");

    assertThat(EventEnvelope.complete(event, "other")).isEqualTo(event);
  }

  @Test
  void whatASenderMayLeaveOutIsFilled() {
    JsonNode given = Json.read(LEAST);
    ObjectNode event = EventEnvelope.complete(given, "fallback");

    assertThat(event.path("id").asText()).isEqualTo("fallback");
    assertThat(event.path("version").asText()).isEqualTo("0");
    assertThat(event.path("account").asText("x")).isEmpty();
    assertThat(event.path("region").asText("x")).isEmpty();
    assertThat(event.path("resources")).isEqualTo(Json.MAPPER.createArrayNode());
    assertThat(Instant.parse(event.path("time").asText()))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(given).isEqualTo(Json.read(LEAST));
  }

  @Test
  void withoutAnyIdARandomOneIsGiven() {
    String id = EventEnvelope.complete(Json.read(LEAST), null).path("id").asText();

    assertThat(UUID.fromString(id)).hasToString(id);
  }

  @Test
  void nullIsAsGoodAsLeftOut() {
    ObjectNode given = (ObjectNode) Json.read(LEAST);
    given.putNull("id").putNull("time").putNull("region").putNull("resources");

    ObjectNode event = EventEnvelope.complete(given, "fallback");

    assertThat(event.path("id").asText()).isEqualTo("fallback");
    assertThat(event.path("time").asText()).endsWith("Z");
    assertThat(event.path("region").asText("x")).isEmpty();
    assertThat(event.path("resources")).isEmpty();
  }

  @Test
  void fieldsBesideTheEnvelopeAreLeftOut() {
    ObjectNode given = Events.ec2("1", "i-1", "running").put("extra", 1);

    assertThat(EventEnvelope.complete(given, null).has("extra")).isFalse();
  }

  @Test
  void oneResourceMayStandWithoutItsArray() {
    ObjectNode given = ((ObjectNode) Json.read(LEAST)).put("resources", "arn:aws:s3:::bucket");

    assertThat(EventEnvelope.complete(given, null).path("resources"))
        .extracting(JsonNode::asText)
        .containsExactly("arn:aws:s3:::bucket");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T08:00:00Z, 2026-01-05T08:00:00Z",
    "2026-01-05T08:00:00.25Z, 2026-01-05T08:00:00.250Z",
    "2026-01-05T09:30:00+01:30, 2026-01-05T08:00:00Z",
    "2026-01-04T23:00:00-09:00, 2026-01-05T08:00:00Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2026-12-31T00:00Z, 2026-12-31T00:00:00Z"
  })
  void theTimeIsToldInUtc(String given, String time) {
    ObjectNode event = ((ObjectNode) Json.read(LEAST)).put("time", given);

    assertThat(EventEnvelope.complete(event, null).path("time").asText()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          detail-type | null             | detail-type is missing
          detail-type | " "              | detail-type is missing
          detail-type | {}               | detail-type is an object, not a string
          source      | ""               | source is missing
          source      | ["a"]            | source is an array, not a string
          source      | true             | source is a boolean, not a string
          id          | ""               | id is not one line of 1 to 256 characters
          id          | "a\\nb"          | id is not one line of 1 to 256 characters
          id          | " a"             | id is not one line of 1 to 256 characters
          id          | "a\\u2028b"      | id is not one line of 1 to 256 characters
          account     | "1\\r\\nx: y"    | account is not one line of up to 256 characters
          region      | "eu\\u202e"      | region is not one line of up to 256 characters
          time        | "yesterday"      | time is not an RFC 3339 date and time: yesterday
          time        | "2026-01-05"     | time is not an RFC 3339 date and time: 2026-01-05
          time        | "2026-13-05T08:00:00Z" | time is not an RFC 3339 date and time: 2026-13-05T08:00:00Z
          time        | "+12026-01-05T08:00:00Z" | time is not an RFC 3339 date and time: +12026-01-05T08:00:00Z
          time        | "2026-02-29T08:00:00Z" | time is not an RFC 3339 date and time: 2026-02-29T08:00:00Z
          time        | "2026-04-31T08:00:00Z" | time is not an RFC 3339 date and time: 2026-04-31T08:00:00Z
          time        | 1767600000       | time is not an RFC 3339 date and time: 1767600000
          resources   | {}               | resources is an object, not an array
          resources   | [1]              | resources holds a number, not a string
          resources   | [null]           | resources holds null, not a string
          detail      | null             | detail is null, not an object
          detail      | []               | detail is an array, not an object
          detail      | "{}"             | detail is a string, not an object
          """)
  void aWrongFieldIsToldByItsName(String field, String value, String reason) {
    ObjectNode event = Events.ec2("1", "i-1", "running").set(field, Json.read(value));

    assertThatThrownBy(() -> EventEnvelope.complete(event, null))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"detail-type", "source", "detail"})
  void aMissingFieldIsToldByItsName(String field) {
    JsonNode event = Events.ec2("1", "i-1", "running").without(field);

    assertThatThrownBy(() -> EventEnvelope.complete(event, null))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(field + " is missing");
  }

  @Test
  void namesHaveALongestLength() {
    String longest = "x".repeat(256);
    ObjectNode event = Events.ec2(longest, "i-1", "running").put("source", longest);

    assertThat(EventEnvelope.complete(event, null)).isEqualTo(event);
    assertThatThrownBy(() -> EventEnvelope.complete(event.put("source", longest + "x"), null))
        .hasMessage("source is longer than 256 characters");
    assertThatThrownBy(
            () -> EventEnvelope.complete(Events.ec2(longest + "x", "i-1", "running"), null))
        .hasMessage("id is not one line of 1 to 256 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []     | an array
          "text" | a string
          1      | a number
          true   | a boolean
          null   | null
          """)
  void whatIsNoObjectIsNoEvent(String json, String kind) {
    JsonNode node = Json.read(json);

    assertThat(EventEnvelope.looksLikeEvent(node)).isFalse();
    assertThatThrownBy(() -> EventEnvelope.complete(node, null))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("an event is a JSON object, not " + kind);
  }
}
