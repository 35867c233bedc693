package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.PutEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Standard events to an EventBridge bus. */
@Tag("waits")
class EventBridgeRecipientTest {

  private static final String RECIPIENTS = "channel.org-resource-events.recipients";
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path data;
  private final AwsServer aws = AwsServer.start();
  private final AwsEstate estate = new AwsEstate(aws, "");

  @AfterEach
  void stop() {
    estate.close();
    aws.close();
  }

  @Test
  void aStandardEventIsPutOnTheBusWithItsSourceRenamed() {
    String bus = "arn:aws:events:eu-central-1:210987654321:event-bus/central";
    start(Map.of("channel.eventbridge.bus", bus));
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
    assertThat(lines(2))
        .containsExactlyInAnyOrder(Events.csv("i-1", "stopped"), Events.csv("i-2", "stopped"));
  }

  @Test
  void whileTheBusFailsTheEventIsHeld() {
    start(Map.of());
    aws.faults().failEntries(14, "PutEvents", "InternalFailure");

    estate.publish(Events.ec2("b-2", "i-1", "stopped").toString());

    await().atMost(LONG).until(() -> aws.events().size() == 1);
    estate.awaitEmpty(AwsEstate.INTAKE);
    assertThat(lines(1)).containsExactly(Events.csv("i-1", "stopped"));
    assertThat(estate.deadLetters()).isZero();
  }

  @Test
  void whatIsHeldTooLongGoesBackToItsQueueAndToAllAgain() {
    start(Map.of("errors.retry.max-seconds", "1"));
    aws.faults().failEntries(30, "PutEvents", "ThrottlingException");

    estate.publish(Events.ec2("b-3", "i-1", "stopped").toString());

    await().atMost(LONG).until(() -> aws.events().size() == 1);
    estate.awaitEmpty(AwsEstate.INTAKE);
    assertThat(lines(2)).containsOnly(Events.csv("i-1", "stopped"));
    assertThat(estate.deadLetters()).isZero();
  }

  @Test
  void whatTheBusWillNeverTakeIsADeadLetterAndGoesToAllOthers() {
    start(Map.of());
    ObjectNode large = Events.ec2("b-4", "i-1", "stopped");
    large.withObject("detail").put("text", "x".repeat(300_000));

    estate.send(AwsEstate.INTAKE, large.toString());

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(AwsEstate.attributes(letter).get("reason"))
        .startsWith("EventBridgeException: Total size of the entries in the request is over");
    assertThat(Json.read(letter.body())).isEqualTo(large);
    assertThat(lines(1)).containsExactly(Events.csv("i-1", "stopped"));
    assertThat(aws.calls()).containsEntry("PutEvents", 1);
  }

  @Test
  void theEmbeddedProfilePublishesToo() {
    Map<String, String> keys =
        Map.of(
            RECIPIENTS,
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

  private void start(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(more);
    keys.put(RECIPIENTS, "direct:eventbridge,{{channel.org-resource-events.out}}");
    estate.start(data, keys);
  }

  private List<String> lines(int count) {
    return estate.take(AwsEstate.MACHINES, count).stream().map(Message::body).toList();
  }
}
