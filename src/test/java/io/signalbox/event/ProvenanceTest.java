package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.testing.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"signalbox\": 1}",
        "{\"signalbox\": {}}",
        "{\"signalbox\": {\"id\": \"other\", \"source\": \"other\"}}",
        "{\"signalbox\": {\"id\": \"other\", \"hops\": []}}",
        "{\"hops\": [\"a\"]}"
      })
  void whatNobodyHandedOnIsLeftAlone(String detail) {
    ObjectNode event = Events.ec2("e-1", "i-1", "stopped");
    event.set("detail", Json.read(detail));

    assertThat(Provenance.hops(event)).isEmpty();
    assertThat(Provenance.restore(event)).isSameAs(event);
  }

  @Test
  void whatABusHasChangedIsRestored() {
    ObjectNode event = handedOn();

    JsonNode restored = Provenance.restore(event);

    ObjectNode expected = Events.ec2("e-1#2", "i-1", "stopped");
    expected.put("time", "2026-01-05T08:00:00.123Z");
    expected.set("detail", event.path("detail"));
    assertThat(restored).isEqualTo(expected);
    assertThat(event).isEqualTo(handedOn());
  }

  @Test
  void whatIsNotToldOfTheOriginStaysAsItCame() {
    ObjectNode event = Events.ec2("e-1", "i-1", "stopped");
    event.withObject("detail").putObject("signalbox").putArray("hops").add("there");

    assertThat(Provenance.restore(event)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\"",
        "{\"a\": \"b\"}",
        "[1]",
        "[null]",
        "[\"\"]",
        "[\"a\", [\"b\"]]",
        "[\"a b\"]",
        "[\"a,b\"]",
        "[\"a\\n\"]",
        "null"
      })
  void marksThatAreNoneAreRefused(String hops) {
    ObjectNode event = handedOn();
    event.withObject("detail").withObject("signalbox").set("hops", Json.read(hops));

    assertThatExceptionOfType(InvalidEventException.class)
        .isThrownBy(() -> Provenance.hops(event))
        .withMessage("detail.signalbox.hops is not an array of marks");
  }

  @Test
  void anotherSourceThanTheRuleLetInIsRefused() {
    ObjectNode event = handedOn();
    event.withObject("detail").withObject("signalbox").put("source", "aws.guardduty");

    assertThatExceptionOfType(InvalidEventException.class)
        .isThrownBy(() -> Provenance.restore(event))
        .withMessage(
            "source valid.aws.ec2 is not detail.signalbox.source aws.guardduty behind a prefix");
  }

  @Test
  void anOriginThatNoEventCanHaveIsRefused() {
    ObjectNode event = handedOn();
    event.withObject("detail").withObject("signalbox").put("time", "yesterday");

    assertThatExceptionOfType(InvalidEventException.class)
        .isThrownBy(() -> Provenance.restore(event))
        .withMessage("time is not an RFC 3339 date and time: yesterday");
  }

  /** As a bus gives it. */
  private static ObjectNode handedOn() {
    ObjectNode event = Events.ec2("of-the-bus", "i-1", "stopped");
    event.put("source", "valid.aws.ec2").put("account", "000000000000").put("region", "us-east-1");
    event.withArray("resources").add(Events.arn("i-2"));
    event
        .withObject("detail")
        .putObject("signalbox")
        .put("id", "e-1#2")
        .put("source", "aws.ec2")
        .put("account", "123456789012")
        .put("region", "eu-central-1")
        .put("time", "2026-01-05T08:00:00.123Z")
        .put("resource", Events.arn("i-1"))
        .putArray("hops")
        .add("there");
    return event;
  }
}
