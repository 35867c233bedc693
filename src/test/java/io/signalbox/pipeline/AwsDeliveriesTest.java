package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Receiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Deliveries with queues of their own, on SNS and SQS. */
class AwsDeliveriesTest {

  private static final String QUEUE = AwsEstate.NOTIFICATIONS + "Slack";
  private static final String SECRET = "/services/T00000000/B00000000/XXXXXXXXXXXX";

  @TempDir Path data;

  @Test
  void aDeliveryAndATargetHaveQueuesOfTheTopicAndDeadLettersOfTheirOwn() throws Exception {
    Path file = data.resolve("slack");
    Path ofOps = data.resolve("ops");
    try (Receiver slack = Receiver.start();
        Receiver ops = Receiver.start();
        AwsEstate estate = new AwsEstate()) {
      Files.writeString(file, slack.url(SECRET));
      Files.writeString(ofOps, ops.url(SECRET));
      Map<String, String> keys =
          Map.of(
              "delivery.slack.webhook-url-file",
              file.toString(),
              "delivery.slack.webhook-url-file.ops",
              ofOps.toString(),
              "notifications.default.recipients",
              "email,slack,slack:ops",
              "delivery.email.transport",
              "outbox");
      slack.answer(200, Map.of(), "ok").answer(403, Map.of(), "action_prohibited " + SECRET);
      estate.start(data, keys);

      estate.publish(Events.ec2("s-1", "i-1", "stopped").toString());
      await().atMost(Duration.ofSeconds(60)).until(() -> slack.requests().size() == 1);
      estate.publish(Events.ec2("s-2", "i-2", "stopped").toString());
      Message letter = estate.take(QUEUE + "-DeadLetter", 1).get(0);

      assertThat(Json.read(slack.requests().get(0).body()).path("text").asText())
          .isEqualTo("EC2 instance i-1 is stopped");
      assertThat(AwsEstate.attributes(letter))
          .hasSize(10)
          .containsEntry("hop", "org-resource-events-notification-slack")
          .containsEntry(
              "reason", "delivery-slack was answered 403 Forbidden: action_prohibited ***");
      estate.awaitEmpty(QUEUE);
      await().atMost(Duration.ofSeconds(60)).until(() -> mails(estate) == 2);
      await().atMost(Duration.ofSeconds(60)).until(() -> ops.requests().size() == 2);
      estate.awaitEmpty(QUEUE + "_ops");
    }
  }

  private static int mails(AwsEstate estate) {
    return estate.signalbox().out().mails().size();
  }
}
