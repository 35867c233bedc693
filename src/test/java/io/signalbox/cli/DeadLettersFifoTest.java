package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.FifoMessages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** {@code signalbox dead-letters} on FIFO queues, beside running routes. */
@Tag("waits")
class DeadLettersFifoTest {

  private static final String MACHINES = "OrgResourceEvents.fifo";
  private static final String MACHINES_LETTERS = "OrgResourceEvents-DeadLetter.fifo";
  private static final String PEOPLE = "OrgResourceEventsMessaging.fifo";
  private static final String PEOPLE_LETTERS = "OrgResourceEventsMessaging-DeadLetter.fifo";
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final AwsServer aws = AwsServer.start();
  private final SqsClient sqs = aws.client(SqsClient.builder()).build();
  private final FifoMessages messages = new FifoMessages(sqs);
  private TestSignalbox signalbox;

  @BeforeEach
  void start() {
    Map<String, String> keys = new HashMap<>(keys());
    keys.put("channel.create", "true");
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("intake.http.port", "");
    signalbox = TestSignalbox.start(directory, keys);
  }

  @AfterEach
  void stop() {
    signalbox.close();
    sqs.close();
    aws.close();
  }

  @Test
  void whatFailsAgainAtOnceIsADeadLetterAgain() {
    send(PEOPLE, "no standard event", "g", "1");
    String first = awaitLetter("");

    DeadLettersRun replay = run("replay", first);

    assertThat(replay.err()).isEmpty();
    assertThat(replay.out())
        .containsExactly(first + "  " + PEOPLE_LETTERS + " -> " + PEOPLE, "replayed: 1");
    String second = awaitLetter(first);
    assertThat(run("replay", "--all", "--queue", "org-resource-events-messaging").out())
        .containsExactly(second + "  " + PEOPLE_LETTERS + " -> " + PEOPLE, "replayed: 1");
    String third = awaitLetter(second);
    assertThat(run("list", PEOPLE_LETTERS).out()).last().isEqualTo(PEOPLE_LETTERS + ": 1");

    Message letter = messages.take(PEOPLE_LETTERS, 1).get(0);
    assertThat(letter.messageId()).isEqualTo(third);
    assertThat(letter.body()).isEqualTo("no standard event");
    assertThat(FifoMessages.group(letter)).isEqualTo("g");
    assertThat(letter.messageAttributes().get("reason").stringValue()).isNotBlank();
  }

  @Test
  void allOfAGroupGoBackInOrderThoughSqsShowsTenAtATime() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      sent.add("line " + i);
      send(MACHINES_LETTERS, "line " + i, "g", "g-" + i);
    }
    send(MACHINES_LETTERS, "another", "h", "h-1");

    DeadLettersRun list = run("list", MACHINES);
    assertThat(list.out())
        .hasSize(12)
        .last()
        .isEqualTo(MACHINES_LETTERS + ": 11 of about 24; of each resource the first ten");

    DeadLettersRun replay = run("replay", "--all", "--queue", MACHINES);
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).hasSize(25).last().isEqualTo("replayed: 24");

    List<Message> back = messages.take(MACHINES, 24);
    assertThat(back)
        .filteredOn(message -> FifoMessages.group(message).equals("g"))
        .extracting(Message::body)
        .containsExactlyElementsOf(sent);
    assertThat(back)
        .filteredOn(message -> FifoMessages.group(message).equals("h"))
        .extracting(Message::body)
        .containsExactly("another");
    assertThat(run("list", MACHINES).out()).containsExactly(MACHINES_LETTERS + ": 0");
  }

  @Test
  void whatItsQueueHadWithinFiveMinutesIsReplayedAllTheSame() {
    send(MACHINES, "line", "g", "event-1");
    assertThat(messages.take(MACHINES, 1)).hasSize(1);
    send(MACHINES_LETTERS, "line", "g", "event-1");

    assertThat(run("replay", "--all", "--queue", MACHINES).out()).last().isEqualTo("replayed: 1");

    assertThat(messages.take(MACHINES, 1)).extracting(Message::body).containsExactly("line");
  }

  @Test
  void whatCouldNotBeDeletedIsNotReplayedTwice() {
    send(MACHINES_LETTERS, "line", "g", "1");
    aws.faults().fail(8, "DeleteMessage", 503, "ServiceUnavailable");
    DeadLettersRun failed = run("replay", "--all", "--queue", MACHINES);
    assertThat(failed.code()).isEqualTo(1);
    aws.faults().clear();

    assertThat(run("replay", "--all", "--queue", MACHINES).out()).last().isEqualTo("replayed: 1");

    assertThat(messages.take(MACHINES, 1)).extracting(Message::body).containsExactly("line");
    assertThat(messages.takeBatch(MACHINES)).isEmpty();
  }

  @Test
  void allOfAGroupAreDiscarded() {
    for (int i = 0; i < 12; i++) {
      send(MACHINES_LETTERS, "line " + i, "g", "g-" + i);
    }

    assertThat(run("discard", "--all", "--yes", "--queue", MACHINES).out())
        .last()
        .isEqualTo("discarded: 12");

    assertThat(messages.takeBatch(MACHINES_LETTERS)).isEmpty();
  }

  /** The ID of the one dead letter of the people's queue, once it is another than {@code not}. */
  private String awaitLetter(String not) {
    return await()
        .atMost(LONG)
        .until(
            () -> {
              DeadLettersRun list = run("list", PEOPLE_LETTERS);
              return list.out().size() == 2 ? list.id(0) : not;
            },
            id -> !id.equals(not));
  }

  private Map<String, String> keys() {
    return Map.of(
        "profile",
        "aws",
        "channel.fifo",
        "true",
        "data.directory",
        directory.toString(),
        "aws.region",
        AwsServer.REGION,
        "aws.endpoint",
        aws.endpoint().toString());
  }

  private DeadLettersRun run(String... arguments) {
    return DeadLettersRun.of(keys(), arguments);
  }

  private void send(String queue, String body, String group, String id) {
    String url = sqs.getQueueUrl(g -> g.queueName(queue)).queueUrl();
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "event-id", MessageAttributeValue.builder().dataType("String").stringValue(id).build());
    sqs.sendMessage(
        s ->
            s.queueUrl(url)
                .messageBody(body)
                .messageAttributes(attributes)
                .messageGroupId(group)
                .messageDeduplicationId(id));
  }
}
