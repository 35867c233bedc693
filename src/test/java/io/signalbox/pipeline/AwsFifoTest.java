package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.AwsChannel;
import io.signalbox.aws.AwsChannels;
import io.signalbox.testing.Events;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.FifoMessages;
import io.signalbox.testing.aws.SentMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code channel.fifo}: the messages of each resource in their order, and repeats only once. */
@Tag("waits")
class AwsFifoTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String MACHINES = "OrgResourceEvents.fifo";
  private static final String PEOPLE = "OrgResourceEventsMessaging.fifo";
  private static final String NOTIFICATIONS = "Others.fifo";

  @TempDir Path directory;
  private final AwsServer aws = AwsServer.start();
  private final SqsClient sqs = aws.client(SqsClient.builder()).build();
  private final SnsClient sns = aws.client(SnsClient.builder()).build();
  private final FifoMessages messages = new FifoMessages(sqs);
  private TestSignalbox signalbox;

  @AfterEach
  void stop() {
    signalbox.close();
    sns.close();
    sqs.close();
    aws.close();
  }

  @Test
  void theStatesOfEachResourceComeOutInOrder() {
    start(Map.of());
    subscribeToNotifications();
    List<String> states = IntStream.range(0, 12).mapToObj(i -> "state-" + i).toList();
    Map<String, List<String>> expected = new TreeMap<>();
    IntStream.range(0, 6).forEach(i -> expected.put("i-" + i, states));
    int count = expected.size() * states.size();

    atOnce(expected.keySet().stream().map(i -> (Runnable) () -> sendAll(i, states)).toList());

    List<Message> machines = messages.take(MACHINES, count);
    assertThat(states(machines, Message::body, ".*/(i-\\d+),(.*)")).isEqualTo(expected);
    assertThat(machines)
        .allSatisfy(m -> assertThat(m.body()).contains("," + FifoMessages.group(m) + ","));
    List<Message> notifications = messages.take(NOTIFICATIONS, count);
    assertThat(states(notifications, AwsFifoTest::subject, "EC2 instance (.*) is (.*)"))
        .isEqualTo(expected);
    await().atMost(LONG).until(() -> aws.mails().size() == count);
    assertThat(states(aws.mails(), AwsFifoTest::subject, "EC2 instance (.*) is (.*)"))
        .isEqualTo(expected);
    assertThat(messages.takeBatch(MACHINES)).isEmpty();
    assertThat(messages.takeBatch(NOTIFICATIONS)).isEmpty();
  }

  @Test
  void whatFailsForAWhileIsNotOvertaken() {
    start(Map.of("aws.sqs.visibility-timeout-seconds", "5"));
    // more than the tries of one delivery: the message goes back to its queue
    aws.faults().fail(12, "SendRawEmail", 503, "ServiceUnavailable");
    List<String> states = List.of("pending", "running", "stopping", "stopped");

    sendAll("i-1", states);

    await().atMost(LONG).until(() -> aws.mails().size() == states.size());
    assertThat(states(aws.mails(), AwsFifoTest::subject, "EC2 instance (.*) is (.*)"))
        .isEqualTo(Map.of("i-1", states));
  }

  @Test
  void whatIsTakenInHereKeepsItsOrder() {
    start(Map.of());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String body = Events.ec2("b-" + i, "i-" + i % 2, "state-" + i).toString();
      assertThat(signalbox.http().post(body).statusCode()).isEqualTo(202);
      expected.add(Events.csv("i-" + i % 2, "state-" + i));
    }

    assertThat(messages.take(MACHINES, expected.size()))
        .extracting(Message::body)
        .filteredOn(line -> line.contains("/i-1,"))
        .containsExactlyElementsOf(expected.stream().filter(l -> l.contains("/i-1,")).toList());
  }

  @Test
  void aPublishWhoseAnswerIsLostComesOutOnce() {
    start(Map.of());
    for (String action : List.of("Publish", "PublishBatch")) {
      aws.faults().loseReply(1, action);
    }

    sendAll("i-1", List.of("pending", "running", "stopped"));

    assertThat(messages.take(MACHINES, 3))
        .extracting(Message::body)
        .containsExactly(
            Events.csv("i-1", "pending"),
            Events.csv("i-1", "running"),
            Events.csv("i-1", "stopped"));
    assertThat(messages.takeBatch(MACHINES)).isEmpty();
  }

  @Test
  void aRepeatedEventComesOutOnceThoughItIsForgottenHere() {
    start(Map.of("channel.deduplicate.window-events", "1"));
    subscribeToNotifications();
    ObjectNode first = Events.ec2("c-1", "i-1", "running");
    send(first);
    send(Events.ec2("c-2", "i-1", "stopped"));
    send(first);
    send(Events.ec2("c-3", "i-1", "running"));

    assertThat(messages.take(MACHINES, 3))
        .extracting(Message::body)
        .containsExactly(
            Events.csv("i-1", "running"),
            Events.csv("i-1", "stopped"),
            Events.csv("i-1", "running"));
    assertThat(messages.take(NOTIFICATIONS, 3))
        .extracting(AwsFifoTest::subject)
        .containsExactly(
            "EC2 instance i-1 is running",
            "EC2 instance i-1 is stopped",
            "EC2 instance i-1 is running (recovered after 0 s)");
    assertThat(messages.takeBatch(MACHINES)).isEmpty();
    assertThat(messages.takeBatch(NOTIFICATIONS)).isEmpty();
  }

  @Test
  void eachResourceOfAnEventIsAGroupOfItsOwnWhateverItIsCalled() {
    start(Map.of());
    String blank = Events.arn("my instance");
    String longer = Events.arn("x".repeat(200));
    ObjectNode event = Events.ec2("d-1", "i-1", "running");
    event.putArray("resources").add(Events.arn("i-1")).add(blank).add(longer);

    send(event);

    List<Message> three = messages.take(MACHINES, 3);
    assertThat(three)
        .extracting(m -> m.messageAttributes().get("event-id").stringValue())
        .containsExactlyInAnyOrder("d-1#1", "d-1#2", "d-1#3");
    assertThat(three).extracting(FifoMessages::group).doesNotHaveDuplicates();
    assertThat(three)
        .filteredOn(m -> m.body().contains(blank) || m.body().contains(longer))
        .hasSize(2)
        .extracting(FifoMessages::group)
        .allMatch(group -> group.matches("[0-9a-f]{64}"));
  }

  @Test
  void theSameIdOfTwoSourcesIsNoRepeat() {
    start(Map.of());
    ObjectNode other = Events.ec2("e-1", "i-1", "running");
    other.put("source", "aws.other").put("detail-type", "Something Else");

    send(Events.ec2("e-1", "i-1", "running"));
    send(other);

    assertThat(messages.take(MACHINES, 2))
        .extracting(m -> m.body().split(",")[0])
        .containsExactly("aws.ec2", "aws.other");
  }

  @Test
  void twoRulesWordTheSameEventTwice() throws IOException {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    Path rules = routes.resolve("notifications");
    String rule = Files.readString(rules.resolve("default.camel.yaml"));
    Files.writeString(
        rules.resolve("mine.camel.yaml"),
        rule.replace("notification-default", "notification-mine")
            .replace("rule: default", "rule: mine\n              template: mine"));
    Path templates = Files.createDirectory(directory.resolve("templates"));
    Files.writeString(templates.resolve("mine.subject.ftl"), "Mine: ${body.event.summary}");
    Files.writeString(templates.resolve("mine.txt.ftl"), "${body.event.state}");
    start(
        Map.of(
            "routes.directory",
            routes.toString(),
            "notifications.template-directory",
            templates.toString()));
    subscribeToNotifications();

    send(Events.ec2("f-1", "i-1", "stopped"));

    assertThat(messages.take(NOTIFICATIONS, 2))
        .extracting(AwsFifoTest::subject)
        .containsExactlyInAnyOrder(
            "EC2 instance i-1 is stopped", "Mine: EC2 instance i-1 is stopped");
  }

  @Test
  void whatIsMalformedGoesToTheFifoDeadLettersOfItsQueue() {
    start(Map.of());
    String url = sqs.getQueueUrl(q -> q.queueName(PEOPLE)).queueUrl();
    for (int i = 0; i < 3; i++) {
      String body = "no standard event " + i;
      sqs.sendMessage(
          s ->
              s.queueUrl(url)
                  .messageBody(body)
                  .messageGroupId("group")
                  .messageDeduplicationId(body.replace(" ", "")));
    }

    List<Message> letters = messages.take("OrgResourceEventsMessaging-DeadLetter.fifo", 3);

    assertThat(letters)
        .extracting(Message::body)
        .containsExactly("no standard event 0", "no standard event 1", "no standard event 2");
    assertThat(letters).extracting(FifoMessages::group).containsOnly("group");
    assertThat(letters)
        .allSatisfy(
            letter ->
                assertThat(letter.messageAttributes().get("hop").stringValue())
                    .isEqualTo("org-resource-events-messaging"));
  }

  private void start(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>();
    keys.put("profile", "aws");
    keys.put("channel.fifo", "true");
    keys.put("channel.create", "true");
    keys.put("aws.region", AwsServer.REGION);
    keys.put("aws.endpoint", aws.endpoint().toString());
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.putAll(more);
    signalbox = TestSignalbox.start(directory, keys);
  }

  /** Another queue of the notifications, whose own one the delivery empties. */
  private void subscribeToNotifications() {
    AwsChannel others =
        new AwsChannel("others", "OrgResourceEventsNotification.fifo", NOTIFICATIONS, false);
    new AwsChannels(sqs, sns, new AwsChannels.Settings(true, 5, 30)).resolve(List.of(others));
  }

  private void sendAll(String instance, List<String> states) {
    for (String state : states) {
      send(Events.ec2(instance + "-" + state, instance, state));
    }
  }

  /** Sends an event and returns when it is published. */
  private void send(ObjectNode event) {
    ProducerTemplate producer = signalbox.producer();
    producer.sendBody("bus:events", event);
  }

  private static void atOnce(List<Runnable> tasks) {
    CompletableFuture.allOf(
            tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, t -> new Thread(t).start()))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static String subject(Message notification) {
    return notification.messageAttributes().get("subject").stringValue();
  }

  private static String subject(SentMail mail) {
    try {
      return mail.message().getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The states of each instance, in the order that they came. */
  private static <T> Map<String, List<String>> states(
      List<T> messages, Function<T, String> text, String instanceAndState) {
    Map<String, List<String>> states = new TreeMap<>();
    for (T message : messages) {
      Matcher matcher = Pattern.compile(instanceAndState).matcher(text.apply(message));
      assertThat(matcher.matches()).isTrue();
      states.computeIfAbsent(matcher.group(1), none -> new ArrayList<>()).add(matcher.group(2));
    }
    return states;
  }
}
