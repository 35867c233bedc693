package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsMessageTest {

  private static final ObjectNode EVENT = Events.ec2("1", "i-1", "running");

  private final AwsMessage messages = new AwsMessage();

  @Test
  void anEventIsReadAsItIs() {
    assertThat(messages.read(EVENT.toString(), "m-1")).isEqualTo(EVENT);
  }

  @Test
  void anEventInAnSnsNotificationIsTakenOut() {
    assertThat(messages.read(notification(EVENT.toString()), "m-1")).isEqualTo(EVENT);
  }

  @Test
  void anEventWithoutAnIdHasThatOfItsMessage() {
    String noId = EVENT.deepCopy().without("id").toString();

    assertThat(messages.read(noId, "m-1").path("id").asText()).isEqualTo("m-1");
    assertThat(messages.read(notification(noId), "m-1").path("id").asText()).isEqualTo("n-1");
  }

  @Test
  void aNotificationOfTextIsAnEventOfItsTopic() {
    ObjectNode event = messages.read(notification("disk full"), "m-1");

    assertThat(event)
        .isEqualTo(
            Json.read(
                """
                {
                  "version": "0",
                  "id": "n-1",
                  "detail-type": "SNS Message",
                  "source": "aws.sns",
                  "account": "123456789012",
                  "time": "2026-01-05T08:00:00.500Z",
                  "region": "eu-central-1",
                  "resources": [],
                  "detail": {
                    "Message": "disk full",
                    "sns": {"TopicArn": "arn:aws:sns:eu-central-1:123456789012:t", "Subject": "S"}
                  }
                }
                """));
  }

  @Test
  void aNotificationOfAnObjectHasItAsTheDetail() {
    JsonNode detail = messages.read(notification("{\"AlarmName\": \"a\"}"), "m-1").path("detail");

    assertThat(detail.path("AlarmName").asText()).isEqualTo("a");
    assertThat(detail.path("sns").path("Subject").asText()).isEqualTo("S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"source\": \"aws.ec2\", \"detail-type\"", "{\"a\": 1, \"a\": 2}", ""})
  void aNotificationOfBrokenJsonIsOneOfText(String text) {
    JsonNode detail = messages.read(notification(text), "m-1").path("detail");

    assertThat(detail.path("Message").asText("missing")).isEqualTo(text);
  }

  @Test
  void anObjectThatIsNoEventIsAnSnsMessageWithoutItsEnvelope() {
    ObjectNode event = messages.read("{\"AlarmName\": \"a\"}", "m-1");

    assertThat(event.path("source").asText()).isEqualTo("aws.sns");
    assertThat(event.path("id").asText()).isEqualTo("m-1");
    assertThat(event.path("detail")).isEqualTo(Json.read("{\"AlarmName\": \"a\"}"));
  }

  @Test
  void anEventWithAWrongEnvelopeIsRefusedInEveryShape() {
    String wrong = EVENT.deepCopy().put("detail", 1).toString();

    assertThatThrownBy(() -> messages.read(wrong, "m-1"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("detail is a number, not an object");
    assertThatThrownBy(() -> messages.read(notification(wrong), "m-1"))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("detail is a number, not an object");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "disk full", "[]", "1", "\"text\"", "null"})
  void whatIsNoObjectIsRefused(String body) {
    assertThatThrownBy(() -> messages.read(body, "m-1")).isInstanceOf(InvalidEventException.class);
  }

  private static String notification(String message) {
    return Json.MAPPER
        .createObjectNode()
        .put("Type", "Notification")
        .put("MessageId", "n-1")
        .put("TopicArn", "arn:aws:sns:eu-central-1:123456789012:t")
        .put("Subject", "S")
        .put("Message", message)
        .put("Timestamp", "2026-01-05T08:00:00.500Z")
        .toString();
  }
}
