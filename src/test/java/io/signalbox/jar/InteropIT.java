package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.aws.AwsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The aws profile against servers of SQS, SNS and SES that others wrote. */
class InteropIT {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String WARNINGS = "{\"severity\":[\"warning\",\"critical\"]}";

  @TempDir static Path directory;
  private static InteropServers servers;
  private static SqsClient sqs;
  private static SnsClient sns;
  private static JarProcess signalbox;

  /** All that was received from each queue so far, by the queue's name. */
  private static final Map<String, List<Message>> RECEIVED = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    InteropServers.assumeInstalled();
    servers = InteropServers.start();
    sqs = servers.client(SqsClient.builder()).build();
    sns = servers.client(SnsClient.builder()).build();
    signalbox = startSignalbox(directory);
  }

  private static JarProcess startSignalbox(Path directory) {
    Map<String, String> keys =
        Map.of(
            "profile", "aws",
            "data.directory", "data",
            "aws.region", AwsServer.REGION,
            "channel.create", "true",
            "aws.sqs.wait-time-seconds", "1",
            "delivery.email.from", "signalbox@example.com",
            "delivery.email.to", "operations@example.com, oncall@example.com");
    JarProcess process = JarProcess.start(directory, servers.environment(), JarProcess.set(keys));
    await().atMost(START).until(process::isReady);
    return process;
  }

  @AfterAll
  static void stop() throws Exception {
    if (signalbox != null) {
      signalbox.close();
    }
    if (servers != null) {
      sqs.close();
      sns.close();
      servers.close();
    }
  }

  @Test
  void everyChannelIsMade() {
    for (String queue :
        List.of(
            "AwsServiceEvents",
            "OrgResourceEvents",
            "OrgResourceEventsMessaging",
            "OrgResourceEventsNotification")) {
      assertThat(attribute(queue, QueueAttributeName.REDRIVE_POLICY))
          .contains(attribute(queue + "-DeadLetter", QueueAttributeName.QUEUE_ARN));
      assertThat(attribute(queue, QueueAttributeName.POLICY)).contains("sns.amazonaws.com");
    }
    assertThat(sns.listTopics().topics())
        .extracting(Topic::topicArn)
        .contains(
            topic("AwsServiceEvents"),
            topic("OrgResourceEvents"),
            topic("OrgResourceEventsNotification"));
    assertThat(subscriptions("OrgResourceEvents"))
        .contains(
            attribute("OrgResourceEvents", QueueAttributeName.QUEUE_ARN),
            attribute("OrgResourceEventsMessaging", QueueAttributeName.QUEUE_ARN));
  }

  @Test
  void aSecondStartFindsAllThere() throws Exception {
    try (JarProcess second = startSignalbox(Files.createDirectory(directory.resolve("second")))) {
      assertThat(second.output()).doesNotContain("created", "subscribed", "set ");
    }
  }

  @Test
  void anEventOnTheTopicComesOutRawAndAsAMail() {
    publish("AwsServiceEvents", Events.ec2("n-1", "i-mailed", "stopped").toString());

    Message machine = awaitMessage("OrgResourceEvents", hasEventId("n-1"));
    assertThat(machine.body()).isEqualTo(Events.csv("i-mailed", "stopped"));
    Map<String, String> attributes = attributes(machine);
    assertThat(Instant.parse(attributes.remove("accepted-at"))).isBefore(Instant.now());
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "event-id", "n-1",
                "event-time", "2026-01-05T08:00:00Z",
                "event-type", "EC2 Instance State-change Notification",
                "severity", "warning",
                "account", "123456789012",
                "region", "eu-central-1",
                "summary", "EC2 instance i-mailed is stopped"));
    JsonNode mail = awaitMail("EC2 instance i-mailed is stopped");
    assertThat(mail.path("from").asText()).isEqualTo("signalbox@example.com");
    assertThat(mail.at("/destination/to/0").asText())
        .isEqualTo("operations@example.com, oncall@example.com");
    assertThat(mail.at("/body/text").asText())
        .contains(
            """
            Infrastructure Source: AWS EC2
            Resource Identifier: Instance ID "i-mailed" in AWS Region "eu-central-1"
            Event: New State: STOPPED
            """);
    assertThat(mail.at("/body/html").asText())
        .contains("<html")
        .contains("Event: New State: STOPPED");
  }

  @Test
  void aFilterPolicyChoosesBySeverity() {
    subscribe("OrgResourceEvents", "Warnings", true, WARNINGS);
    subscribe("OrgResourceEvents", "WrappedWarnings", false, WARNINGS);
    publish("AwsServiceEvents", Events.ec2("n-2", "i-fine", "running").toString());
    publish("AwsServiceEvents", Events.ec2("n-3", "i-bad", "stopped").toString());

    awaitMessage("OrgResourceEvents", hasEventId("n-2"));
    Message raw = awaitMessage("Warnings", hasEventId("n-3"));
    assertThat(raw.body()).isEqualTo(Events.csv("i-bad", "stopped"));
    Message wrapped =
        awaitMessage("WrappedWarnings", message -> eventIdInside(message).equals("n-3"));
    JsonNode notification = Json.read(wrapped.body());
    assertThat(notification.path("Type").asText()).isEqualTo("Notification");
    assertThat(notification.path("Message").asText()).isEqualTo(Events.csv("i-bad", "stopped"));
    assertThat(notification.at("/MessageAttributes/severity/Value").asText()).isEqualTo("warning");
    assertThat(received("Warnings")).noneMatch(hasEventId("n-2"));
    assertThat(received("WrappedWarnings"))
        .extracting(InteropIT::eventIdInside)
        .doesNotContain("n-2");
  }

  @Test
  void anEventInAnSnsEnvelopeIsTaken() {
    sns.createTopic(t -> t.name("Elsewhere"));
    subscribe("Elsewhere", "AwsServiceEvents", false, null);

    publish("Elsewhere", Events.ec2("n-4", "i-wrapped", "running").toString());

    assertThat(awaitMessage("OrgResourceEvents", hasEventId("n-4")).body())
        .isEqualTo(Events.csv("i-wrapped", "running"));
  }

  @Test
  void whatIsMalformedGoesToTheDeadLettersOfItsQueueUntouched() {
    publish("AwsServiceEvents", "not json");

    Message letter = awaitMessage("AwsServiceEvents-DeadLetter", message -> true);
    assertThat(letter.body()).isEqualTo("not json");
    assertThat(attributes(letter))
        .containsEntry("hop", "aws-service-events")
        .containsKey("failed-at");
    assertThat(attributes(letter).get("reason")).startsWith("not JSON: ");
  }

  @Test
  void aBurstComesOutWholeAndLeavesNothingBehind() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      publish("AwsServiceEvents", Events.ec2("b-" + i, "i-b" + i, "running").toString());
      lines.add(Events.csv("i-b" + i, "running"));
    }

    await()
        .atMost(LONGEST)
        .untilAsserted(
            () ->
                assertThat(received("OrgResourceEvents"))
                    .extracting(Message::body)
                    .containsAll(lines));
    await().atMost(LONGEST).until(() -> isEmpty("AwsServiceEvents"));
    await().atMost(LONGEST).until(() -> isEmpty("OrgResourceEventsMessaging"));
    await().atMost(LONGEST).until(() -> isEmpty("OrgResourceEventsNotification"));
    assertThat(received("OrgResourceEvents")).extracting(Message::body).doesNotHaveDuplicates();
  }

  private static void subscribe(String topic, String queue, boolean raw, String filter) {
    sqs.createQueue(q -> q.queueName(queue));
    Map<String, String> attributes = new HashMap<>();
    attributes.put("RawMessageDelivery", Boolean.toString(raw));
    if (filter != null) {
      attributes.put("FilterPolicy", filter);
    }
    sns.subscribe(
        s ->
            s.topicArn(topic(topic))
                .protocol("sqs")
                .endpoint(attribute(queue, QueueAttributeName.QUEUE_ARN))
                .attributes(attributes));
  }

  private static void publish(String topic, String message) {
    sns.publish(request -> request.topicArn(topic(topic)).message(message));
  }

  private static Message awaitMessage(String queue, Predicate<Message> which) {
    return await()
        .atMost(LONGEST)
        .until(() -> received(queue).stream().filter(which).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static JsonNode awaitMail(String subject) {
    return await()
        .atMost(LONGEST)
        .until(
            () ->
                servers.mails().stream()
                    .filter(mail -> mail.path("subject").asText().equals(subject))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Takes all that is on the queue, and returns it with what was taken before. */
  private static List<Message> received(String queue) {
    List<Message> all = RECEIVED.computeIfAbsent(queue, none -> new ArrayList<>());
    String url = url(queue);
    List<Message> messages = receiveTen(url);
    while (!messages.isEmpty()) {
      for (Message message : messages) {
        all.add(message);
        sqs.deleteMessage(m -> m.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      messages = receiveTen(url);
    }
    return all;
  }

  private static List<Message> receiveTen(String url) {
    return sqs.receiveMessage(
            r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private static Predicate<Message> hasEventId(String id) {
    return message -> id.equals(attributes(message).get("event-id"));
  }

  private static String eventIdInside(Message message) {
    return Json.read(message.body()).at("/MessageAttributes/event-id/Value").asText();
  }

  private static Map<String, String> attributes(Message message) {
    Map<String, String> attributes = new HashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    return attributes;
  }

  private static boolean isEmpty(String queue) {
    return attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).equals("0")
        && attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
            .equals("0");
  }

  private static String attribute(String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(q -> q.queueUrl(url(queue)).attributeNames(name))
        .attributes()
        .get(name);
  }

  private static List<String> subscriptions(String topic) {
    return sns.listSubscriptionsByTopic(s -> s.topicArn(topic(topic))).subscriptions().stream()
        .map(Subscription::endpoint)
        .toList();
  }

  private static String url(String queue) {
    return sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
  }

  private static String topic(String name) {
    return "arn:aws:sns:%s:%s:%s".formatted(AwsServer.REGION, AwsServer.ACCOUNT, name);
  }
}
