package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.testing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedOnEventTest {

  private static final StandardEventMapper MAPPER = new StandardEventMapper();

  @Test
  void theDetailIsTheOriginalsAndSaysBesideItWhereItIsFrom() {
    ObjectNode original = Events.ec2("e-1", "i-1", "stopped");

    ObjectNode event = HandedOnEvent.of(standard(original).get(0), "here");

    assertThat(event)
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "e-1", "source": "aws.ec2",
                 "detail-type": "EC2 Instance State-change Notification",
                 "account": "123456789012", "region": "eu-central-1",
                 "time": "2026-01-05T08:00:00Z",
                 "resources": ["arn:aws:ec2:eu-central-1:123456789012:instance/i-1"],
                 "detail": {
                   "instance-id": "i-1", "state": "stopped",
                   "signalbox": {
                     "id": "e-1", "source": "aws.ec2",
                     "account": "123456789012", "region": "eu-central-1",
                     "time": "2026-01-05T08:00:00Z",
                     "resource": "arn:aws:ec2:eu-central-1:123456789012:instance/i-1",
                     "state": "halted", "severity": "warning", "summary": "i-1 is halted",
                     "hops": ["here"]}}}
                """));
    assertThat(original).isEqualTo(Events.ec2("e-1", "i-1", "stopped"));
  }

  @Test
  void eachOfSeveralResourcesIsAnEventThatNamesThemAll() {
    ObjectNode original = Events.ec2("e-1", "i-1", "stopped");
    original.withArray("resources").add(Events.arn("i-2"));

    List<StandardEvent> standard = standard(original);
    ObjectNode second = HandedOnEvent.of(standard.get(1), "here");

    assertThat(standard).hasSize(2);
    assertThat(second.path("id").asText()).isEqualTo("e-1#2");
    assertThat(second.path("resources"))
        .extracting(JsonNode::asText)
        .containsExactly(Events.arn("i-2"));
    assertThat(origin(second).path("resources")).isEqualTo(original.path("resources"));
  }

  @Test
  void whatIsUnknownIsLeftOut() {
    ObjectNode original = Events.ec2("e-1", "i-1", "stopped");
    original.put("account", "").put("region", "");

    assertThat(origin(HandedOnEvent.of(standard(original).get(0), "here")).has("account"))
        .isFalse();
  }

  @Test
  void whoHandsItOnAgainAddsAMark() {
    ObjectNode first =
        HandedOnEvent.of(standard(Events.ec2("e-1", "i-1", "stopped")).get(0), "here");

    ObjectNode second = HandedOnEvent.of(standard(first).get(0), "there");

    assertThat(Provenance.hops(second)).containsExactly("here", "there");
    assertThat(origin(second).has("replaced")).isFalse();
    assertThat(Provenance.hops(first)).containsExactly("here");
  }

  @Test
  void whatTheOriginalCallsSignalboxIsKept() {
    ObjectNode original = Events.ec2("e-1", "i-1", "stopped");
    original.withObject("detail").put("signalbox", 7);

    ObjectNode first = HandedOnEvent.of(standard(original).get(0), "here");
    ObjectNode second = HandedOnEvent.of(standard(first).get(0), "there");

    assertThat(origin(first).path("replaced").asInt()).isEqualTo(7);
    assertThat(origin(second).path("replaced").asInt()).isEqualTo(7);
  }

  private static List<StandardEvent> standard(ObjectNode event) {
    JsonNode mapping =
        Json.read(
            "{\"state\": \"halted\", \"severity\": \"warning\", \"summary\": \"i-1 is halted\"}");
    return MAPPER.map(event, mapping);
  }

  private static JsonNode origin(ObjectNode event) {
    return event.path("detail").path("signalbox");
  }
}
