package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.aws.AwsDeadLetters;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.testing.Events;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@code signalbox dead-letters} on SQS, beside running routes. */
@Tag("waits")
class DeadLettersAwsTest {

  private static final String LETTERS = "AwsServiceEvents-DeadLetter";
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final AwsServer aws = AwsServer.start();
  private final SqsClient sqs = aws.client(SqsClient.builder()).build();
  private TestSignalbox signalbox;

  @BeforeEach
  void start() {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    start(Map.of("routes.directory", routes.toString()));
  }

  @AfterEach
  void stop() {
    signalbox.close();
    sqs.close();
    aws.close();
  }

  @Test
  void aReplayedEventGoesOnWhereItFailed() {
    send("AwsServiceEvents", event("a-1"), Map.of());
    await().atMost(LONG).until(() -> visible(LETTERS) == 1);

    DeadLettersRun list = run("list");
    assertThat(list.err()).isEmpty();
    assertThat(list.out().get(0))
        .matches(
            list.id(0)
                + "  AwsServiceEvents-DeadLetter  \\S+Z  a-1  aws-service-events"
                + "  no state: looked in detail for state, status.*");
    assertThat(list.out().subList(1, list.out().size()))
        .containsExactly(
            "AwsServiceEvents-DeadLetter: 1",
            "OrgResourceEvents-DeadLetter: 0",
            "OrgResourceEventsMessaging-DeadLetter: 0",
            "OrgResourceEventsNotification-DeadLetter: 0");
    assertThat(visible(LETTERS)).as("shown to others again").isEqualTo(1);
    ChannelQueue queue = new ChannelQueue("aws-service-events", "", "AwsServiceEvents");
    assertThat(new AwsDeadLetters(sqs).of(queue).count()).isEqualTo(1);
    assertThat(run("show", list.id(0)).out())
        .startsWith("id: " + list.id(0), "queue: AwsServiceEvents-DeadLetter")
        .endsWith("hop: aws-service-events", reason(), "", event("a-1"));

    signalbox.close();
    Routes.addSource(directory.resolve("routes"), "com.example.other");
    start(Map.of("routes.directory", directory.resolve("routes").toString()));
    DeadLettersRun replay = run("replay", list.id(0));
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out())
        .containsExactly(
            list.id(0) + "  AwsServiceEvents-DeadLetter -> AwsServiceEvents", "replayed: 1");
    assertThat(receive("OrgResourceEvents", 1).get(0).body())
        .isEqualTo("com.example.other,arn:onprem:shop:here::service/a-1,failed");
    assertThat(run("list", LETTERS).out()).containsExactly("AwsServiceEvents-DeadLetter: 0");
  }

  @Test
  void whatTheQueueItselfGaveUpGoesBackInOrderWithItsAttributesAlone() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sent.add("line " + i);
      send("OrgResourceEvents-DeadLetter", "line " + i, Map.of("event-id", "b-" + i));
    }
    Map<String, String> marked =
        Map.of("event-id", "b-12", "hop", "h", "reason", "two\nlines", "failed-at", "t");
    send("OrgResourceEvents-DeadLetter", "marked", marked);

    DeadLettersRun list = run("list", "OrgResourceEvents");
    assertThat(list.out()).hasSize(14);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      ids.add(list.id(i));
      assertThat(list.out().get(i))
          .isEqualTo(list.id(i) + "  OrgResourceEvents-DeadLetter  -  b-" + i + "  -  -");
    }
    assertThat(ids).hasSize(12);
    assertThat(list.out().get(12))
        .isEqualTo(list.id(12) + "  OrgResourceEvents-DeadLetter  t  b-12  h  two lines");
    DeadLettersRun replay = run("replay", "--all", "--queue", "org-resource-events");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out()).hasSize(14).last().isEqualTo("replayed: 13");
    assertThat(replay.out().subList(0, 13))
        .containsExactlyElementsOf(
            list.out().subList(0, 13).stream()
                .map(line -> line.split(" ", 2)[0])
                .map(id -> id + "  OrgResourceEvents-DeadLetter -> OrgResourceEvents")
                .toList());
    List<Message> back = receive("OrgResourceEvents", 13);
    sent.add("marked");
    assertThat(back).extracting(Message::body).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(back)
        .allSatisfy(each -> assertThat(each.messageAttributes()).containsOnlyKeys("event-id"));
    assertThat(visible("OrgResourceEvents-DeadLetter")).isZero();
  }

  @Test
  void whatSqsMovedAfterTooManyReceivesIsReplayed() {
    signalbox.close();
    Map<String, String> impatient =
        Map.of("errors.retry.max-seconds", "0", "channel.redelivery-delay-seconds", "0");
    start(impatient);
    aws.faults().fail(Integer.MAX_VALUE, "Publish", 403, "ExpiredToken");
    String event = Events.ec2("a-9", "i-1", "stopped").toString();
    send("AwsServiceEvents", event, Map.of());
    await().atMost(LONG).until(() -> visible(LETTERS) == 1);
    assertThat(aws.calls()).containsEntry("Publish", 5);

    DeadLettersRun list = run("list", LETTERS);
    assertThat(list.out().get(0))
        .isEqualTo(list.id(0) + "  AwsServiceEvents-DeadLetter  -  a-9  -  -");
    assertThat(run("show", list.id(0)).out()).last().isEqualTo(event);

    aws.faults().clear();
    assertThat(run("replay", list.id(0)).out()).last().isEqualTo("replayed: 1");
    assertThat(receive("OrgResourceEvents", 1).get(0).body())
        .isEqualTo(Events.csv("i-1", "stopped"));
    assertThat(visible(LETTERS)).isZero();
  }

  @Test
  void whatIsNotMeantIsLeftAndVisible() {
    send(LETTERS, "one", Map.of());
    send(LETTERS, "two", Map.of());
    DeadLettersRun list = run("list", LETTERS);

    DeadLettersRun unknown = run("discard", list.id(0), "none");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .isEqualTo("signalbox: none: no such dead letter; nothing was done%n".formatted());
    assertThat(visible(LETTERS)).isEqualTo(2);

    assertThat(run("discard", list.id(0)).out())
        .containsExactly(list.id(0) + "  AwsServiceEvents-DeadLetter", "discarded: 1");
    assertThat(visible(LETTERS)).isEqualTo(1);
    assertThat(run("list", LETTERS).out())
        .containsExactly(list.out().get(1), "AwsServiceEvents-DeadLetter: 1");
  }

  @Test
  void whatTheQueueDoesNotTakeStays() {
    send(LETTERS, "one", Map.of());
    aws.faults().fail(4, "SendMessage", 503, "ServiceUnavailable");

    DeadLettersRun replay = run("replay", "--all");

    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.out()).isEmpty();
    assertThat(replay.err()).startsWith("signalbox: ");
    assertThat(visible(LETTERS)).isEqualTo(1);
  }

  private void start(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(keys());
    keys.put("channel.create", "true");
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("intake.http.port", "");
    keys.putAll(more);
    signalbox = TestSignalbox.start(directory, keys);
  }

  private Map<String, String> keys() {
    return Map.of(
        "profile",
        "aws",
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

  private void send(String queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    sqs.sendMessage(s -> s.queueUrl(url(queue)).messageBody(body).messageAttributes(values));
  }

  private List<Message> receive(String queue, int count) {
    List<Message> messages = new ArrayList<>();
    await()
        .atMost(LONG)
        .until(
            () -> {
              messages.addAll(
                  sqs.receiveMessage(
                          r ->
                              r.queueUrl(url(queue))
                                  .maxNumberOfMessages(10)
                                  .waitTimeSeconds(1)
                                  .messageAttributeNames("All"))
                      .messages());
              return messages.size() >= count;
            });
    return messages;
  }

  private int visible(String queue) {
    QueueAttributeName visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        sqs.getQueueAttributes(g -> g.queueUrl(url(queue)).attributeNames(visible))
            .attributes()
            .get(visible));
  }

  private String url(String queue) {
    return sqs.getQueueUrl(g -> g.queueName(queue)).queueUrl();
  }

  private static String reason() {
    return "reason: no state: looked in detail for state, status and names that end so, health,"
        + " phase, result, outcome, conclusion, event, eventType, operation and action";
  }

  private static String event(String id) {
    return ("{\"id\":\"%s\",\"source\":\"com.example.other\","
            + "\"detail-type\":\"Deployment Finished\","
            + "\"detail\":{\"service\":\"%s\",\"verdict\":\"failed\"}}")
        .formatted(id, id);
  }
}
