package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsEstate;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.PutEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Standard events to an EventBridge bus. */
class EventBridgeRecipientTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path data;
  private final AwsServer aws = AwsServer.start();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aStandardEventIsPutOnTheBusWithItsSourceRenamed() {
    String bus = "arn:aws:events:eu-central-1:210987654321:event-bus/central";
    try (AwsEstate estate = start(Map.of("channel.eventbridge.bus", bus))) {
      ObjectNode event = Events.ec2("b-1", "i-1", "stopped");
      event.put("time", "2026-01-05T08:00:00.250Z");
      event.withArray("resources").add(Events.arn("i-2"));
      estate.publish(event.toString());

      await().atMost(LONG).until(() -> aws.events().size() == 2);
      PutEvent first = aws.events().get(0);
      assertThat(first.bus()).isEqualTo("central");
      assertThat(first.source()).isEqualTo("valid.aws.ec2");
      assertThat(first.detailType()).isEqualTo("EC2 Instance State-change Notification");
      assertThat(first.time()).isEqualTo(Instant.parse("2026-01-05T08:00:00.250Z"));
      assertThat(first.resources()).containsExactly(Events.arn("i-1"));
      JsonNode detail = Json.read(first.detail());
      assertThat(detail.path("instance-id").asText()).isEqualTo("i-1");
      assertThat(detail.at("/signalbox/id").asText()).isEqualTo("b-1#1");
      assertThat(detail.at("/signalbox/account").asText()).isEqualTo("123456789012");
      assertThat(detail.at("/signalbox/region").asText()).isEqualTo("eu-central-1");
      assertThat(detail.at("/signalbox/resources")).isEqualTo(event.path("resources"));
      assertThat(detail.at("/signalbox/hops/0").asText()).endsWith("/AwsServiceEvents");
      assertThat(aws.events().get(1).resources()).containsExactly(Events.arn("i-2"));
      assertThat(bodies(estate))
          .containsExactlyInAnyOrder(Events.csv("i-1", "stopped"), Events.csv("i-2", "stopped"));
    }
  }

  @Test
  void whileTheBusFailsTheEventStaysOnItsQueue() {
    try (AwsEstate estate = start(Map.of())) {
      aws.faults().failEntries(14, "PutEvents", "InternalFailure");

      estate.publish(Events.ec2("b-2", "i-1", "stopped").toString());

      await().atMost(LONG).until(() -> aws.events().size() == 1);
      await().atMost(LONG).until(() -> estate.isEmpty("AwsServiceEvents"));
      assertThat(bodies(estate)).isNotEmpty().containsOnly(Events.csv("i-1", "stopped"));
      assertThat(estate.drain("AwsServiceEvents-DeadLetter")).isEmpty();
    }
  }

  @Test
  void whatTheBusWillNeverTakeIsADeadLetterAndGoesToAllOthers() {
    try (AwsEstate estate = start(Map.of())) {
      // the resource is in what is published once more than in the event
      String instance = "i-" + "1".repeat(1000);
      ObjectNode large = Events.ec2("b-3", "i-1", "stopped");
      large.putArray("resources").add(Events.arn(instance));
      large.withObject("detail").put("text", "x".repeat(260_500));
      estate.publish(large.toString());

      await().atMost(LONG).until(() -> !estate.isEmpty("AwsServiceEvents-DeadLetter"));
      Message letter = estate.drain("AwsServiceEvents-DeadLetter").get(0);
      assertThat(letter.messageAttributes().get("reason").stringValue())
          .startsWith("EventBridgeException: Total size of the entries in the request is over");
      assertThat(Json.read(letter.body())).isEqualTo(large);
      assertThat(bodies(estate)).containsExactly(Events.csv(instance, "stopped"));
      assertThat(aws.calls()).containsEntry("PutEvents", 1);
    }
  }

  @Test
  void theEmbeddedProfilePublishesToo() {
    Map<String, String> keys =
        Map.of(
            "channel.org-resource-events.recipients",
            "{{channel.org-resource-events.out}},direct:eventbridge",
            "aws.region",
            AwsServer.REGION,
            "aws.endpoint",
            aws.endpoint().toString());
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      signalbox.http().post(Events.ec2("b-4", "i-1", "stopped").toString());

      await().atMost(LONG).until(() -> aws.events().size() == 1);
      assertThat(aws.events().get(0).source()).isEqualTo("valid.aws.ec2");
      await().until(() -> signalbox.out().csv().equals(List.of(Events.csv("i-1", "stopped"))));
    }
    assertThat(aws.calls()).containsOnlyKeys("PutEvents");
  }

  private AwsEstate start(Map<String, String> keys) {
    return AwsEstate.start(aws, "", data, keys);
  }

  private static List<String> bodies(AwsEstate estate) {
    return estate.drain("OrgResourceEvents").stream().map(Message::body).toList();
  }
}
