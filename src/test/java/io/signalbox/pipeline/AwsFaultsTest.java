package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.aws.AwsChannel;
import io.signalbox.aws.AwsChannels;
import io.signalbox.testing.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of events while AWS fails. */
@Tag("waits")
class AwsFaultsTest {

  @TempDir Path data;
  private final AwsEstate estate = new AwsEstate();

  @BeforeEach
  void start() {
    estate.start(data, Map.of());
  }

  @AfterEach
  void stop() {
    estate.close();
  }

  @Test
  void aCallWithoutAnAnswerIsMadeAgain() {
    estate.aws().faults().hang(1, "Publish");

    estate.send(AwsEstate.INTAKE, Events.ec2("f-3", "i-1", "stopped").toString());

    estate.awaitMails(1);
    assertThat(estate.take(AwsEstate.MACHINES, 1)).hasSize(1);
    assertThat(estate.aws().calls().get("Publish")).isEqualTo(3);
  }

  @Test
  void eventsWaitForATopicThatIsMadeAgain() {
    String topic = AwsEstate.topicArn(AwsEstate.MACHINES);
    estate.sns().deleteTopic(t -> t.topicArn(topic));

    estate.send(AwsEstate.INTAKE, Events.ec2("f-4", "i-1", "stopped").toString());
    estate.send(AwsEstate.INTAKE, Events.ec2("f-5", "i-2", "stopped").toString());
    await().until(() -> publishes() > 2 + 2);
    // what is published between a topic's making and its subscriptions' reaches nobody
    estate.aws().faults().fail(1_000_000, "Publish", 404, "NotFound");
    estate.aws().faults().fail(1_000_000, "PublishBatch", 404, "NotFound");
    makeAgain(AwsEstate.MACHINES, AwsEstate.MACHINES, AwsEstate.PEOPLE);
    estate.aws().faults().clear();

    assertThat(estate.take(AwsEstate.MACHINES, 2))
        .extracting(Message::body)
        .containsExactlyInAnyOrder(Events.csv("i-1", "stopped"), Events.csv("i-2", "stopped"));
    estate.awaitMails(2);
    assertThat(estate.deadLetters()).isZero();
  }

  @Test
  void aDeadLetterWaitsForAQueueThatIsMadeAgain() {
    String name = AwsEstate.INTAKE + "-DeadLetter";
    estate
        .sqs()
        .deleteQueue(d -> d.queueUrl(estate.sqs().getQueueUrl(q -> q.queueName(name)).queueUrl()));

    // by the topic, since our own message would be counted too
    estate.sns().publish(p -> p.topicArn(AwsEstate.topicArn(AwsEstate.INTAKE)).message("not json"));
    await().until(() -> estate.aws().calls().getOrDefault("SendMessage", 0) > 3);
    estate.sqs().createQueue(q -> q.queueName(name));

    Message letter = estate.take(name, 1).get(0);
    assertThat(letter.body()).isEqualTo("not json");
    assertThat(AwsEstate.attributes(letter)).containsKey("reason");
    estate.awaitEmpty(AwsEstate.INTAKE);
  }

  private void makeAgain(String topic, String... queues) {
    AwsChannels.Settings settings = new AwsChannels.Settings(true, 5, 30);
    new AwsChannels(estate.sqs(), estate.sns(), settings)
        .resolve(
            Stream.of(queues).map(queue -> new AwsChannel(queue, topic, queue, false)).toList());
  }

  @Test
  void ofABatchThatHalfFailsEachEventTakesItsOwnWay() {
    estate.signalbox().close();
    for (int i = 0; i < 40; i++) {
      estate.send(AwsEstate.INTAKE, Events.ec2("f-6-" + i, "i-" + i, "stopped").toString());
    }
    estate.aws().faults().failEntries(5, "PublishBatch", "InternalError");
    estate.aws().faults().failEntries(2, "PublishBatch", "InvalidParameter");

    // all are there at once, and nothing else is published
    estate.start(data.resolve("batches"), Map.of("notifications.default.enabled", "false"));

    estate.awaitEmpty(AwsEstate.INTAKE);
    List<Message> letters = estate.take(AwsEstate.INTAKE + "-DeadLetter", 2);
    assertThat(letters)
        .hasSize(2)
        .allSatisfy(
            letter ->
                assertThat(AwsEstate.attributes(letter).get("reason"))
                    .startsWith(
                        "SnsException: ordered by the test (Service: Sns, Status Code: 400"));
    assertThat(ids(estate.take(AwsEstate.MACHINES, 38))).hasSize(38);
  }

  @Test
  void aMessageThatCannotBeDeletedComesAgainAndIsDropped() {
    estate.aws().faults().fail(1_000, "DeleteMessageBatch", 400, "RequestThrottled");

    estate.send(AwsEstate.INTAKE, Events.ec2("f-7", "i-1", "stopped").toString());

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> estate.signalbox().count("signalbox.events.duplicate") >= 1);
    estate.aws().faults().clear();
    estate.awaitEmpty(AwsEstate.INTAKE);
    assertThat(estate.take(AwsEstate.MACHINES, 1)).hasSize(1);
    estate.awaitEmpty(AwsEstate.PEOPLE);
    estate.awaitEmpty(AwsEstate.NOTIFICATIONS);
    assertThat(estate.deadLetters()).isZero();
  }

  @Test
  void whatSesRefusesIsADeadLetterAtOnce() {
    estate.aws().faults().fail(1, "SendRawEmail", 400, "MessageRejected");

    estate.send(AwsEstate.INTAKE, Events.ec2("f-8", "i-1", "stopped").toString());

    Message letter = estate.take(AwsEstate.NOTIFICATIONS + "-DeadLetter", 1).get(0);
    assertThat(AwsEstate.attributes(letter))
        .containsEntry("hop", "org-resource-events-notification")
        .containsEntry("subject", "EC2 instance i-1 is stopped");
    assertThat(AwsEstate.attributes(letter).get("reason"))
        .startsWith("MessageRejectedException: ordered by the test");
    assertThat(estate.aws().calls()).containsEntry("SendRawEmail", 1);
  }

  @Test
  void whatIsHeldTooLongGoesBackToItsQueueForAPauseAndComesAgain() {
    estate.signalbox().close();
    estate.start(
        data.resolve("impatient"),
        Map.of("errors.retry.max-seconds", "0", "aws.sqs.visibility-timeout-seconds", "600"));
    estate.aws().faults().fail(2, "Publish", 403, "ExpiredToken");

    estate.send(AwsEstate.INTAKE, Events.ec2("f-9", "i-1", "stopped").toString());

    assertThat(estate.take(AwsEstate.MACHINES, 1)).hasSize(1);
    assertThat(estate.aws().calls()).containsEntry("ChangeMessageVisibility", 2);
  }

  @Test
  void aStopDoesNotWaitForWhatIsHeld() {
    estate.signalbox().close();
    estate.start(
        data.resolve("stopped"),
        Map.of(
            "aws.sqs.visibility-timeout-seconds", "600",
            "channel.redelivery-delay-seconds", "3",
            "errors.retry.max-seconds", "600"));
    estate.aws().faults().fail(1_000, "Publish", 403, "ExpiredToken");
    estate.send(AwsEstate.INTAKE, Events.ec2("f-10", "i-1", "stopped").toString());
    await().until(() -> publishes() >= 1);

    estate.signalbox().close();

    assertThat(estate.take(AwsEstate.INTAKE, 1)).hasSize(1);
  }

  private int publishes() {
    Map<String, Integer> calls = estate.aws().calls();
    return calls.getOrDefault("Publish", 0) + calls.getOrDefault("PublishBatch", 0);
  }

  private static Set<String> ids(List<Message> messages) {
    Set<String> ids = new TreeSet<>();
    messages.forEach(message -> ids.add(AwsEstate.attributes(message).get("event-id")));
    return ids;
  }
}
