package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.AwsChannel;
import io.signalbox.aws.AwsChannels;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.SentMail;
import jakarta.mail.Multipart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Events in by SNS and SQS, CSV out on SQS, mail out by SES. */
class AwsPipelineTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  private final AwsServer aws = AwsServer.start();
  private final SqsClient sqs = aws.client(SqsClient.builder()).build();
  private final SnsClient sns = aws.client(SnsClient.builder()).build();
  private TestSignalbox signalbox;

  @BeforeEach
  void start() {
    signalbox = TestSignalbox.start(data, keys());
  }

  @AfterEach
  void stop() {
    signalbox.close();
    aws.close();
  }

  @Test
  void anEventOnTheTopicComesOutOnBothQueuesAndAsAMail() throws Exception {
    publish(Events.ec2("a-1", "i-1", "stopped").toString());

    Message machine = receive("OrgResourceEvents").get(0);
    assertThat(machine.body()).isEqualTo(Events.csv("i-1", "stopped"));
    assertThat(attributesOfEvent(machine))
        .isEqualTo(
            Map.of(
                "event-id", "a-1",
                "event-time", "2026-01-05T08:00:00Z",
                "event-type", "EC2 Instance State-change Notification",
                "severity", "warning",
                "account", "123456789012",
                "region", "eu-central-1",
                "summary", "EC2 instance i-1 is stopped"));
    await().atMost(Duration.ofSeconds(20)).until(() -> aws.mails().size() == 1);
    SentMail mail = aws.mails().get(0);
    assertThat(mail.configurationSet()).isEqualTo("signalbox");
    assertThat(mail.message().getSubject()).isEqualTo("EC2 instance i-1 is stopped");
    Multipart parts = (Multipart) mail.message().getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("Event: New State: STOPPED");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("Event: New State: STOPPED");
  }

  @Test
  void aNotificationIsWordsForAnyoneWhoSubscribes() {
    AwsChannels.Settings settings = new AwsChannels.Settings(true, 5, 30);
    new AwsChannels(sqs, sns, settings)
        .resolve(List.of(new AwsChannel("x", "OrgResourceEventsNotification", "Others", false)));

    publish(Events.ec2("a-6", "i-1", "stopped").toString());

    Message notification = receive("Others").get(0);
    assertThat(notification.body()).endsWith("Event: New State: STOPPED\n");
    Map<String, String> attributes = new TreeMap<>(attributesOfEvent(notification));
    assertThat(attributes.remove("notification-id")).matches("[0-9a-f-]{36}");
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "event-time", "2026-01-05T08:00:00Z",
                "source", "aws.ec2",
                "resource", Events.arn("i-1"),
                "state", "stopped",
                "severity", "warning",
                "subject", "EC2 instance i-1 is stopped"));
  }

  @Test
  void theEventsOfAnInstanceWithTheTagGoNoFurtherUnlessItsTagsAreUnknown() {
    String ignored = "i-0a1b2c3d4e5f67890";
    aws.tag(ignored, "monitoring", "ignore");

    publish(Events.ec2("a-7", ignored, "stopped").toString());
    await().atMost(LONG).until(() -> signalbox.count("signalbox.events.ignored") == 1);
    aws.faults().fail(1, "DescribeTags", 403, "UnauthorizedOperation");
    publish(Events.ec2("a-8", "i-0b1b2c3d4e5f67890", "stopped").toString());

    Message machine = receive("OrgResourceEvents").get(0);
    assertThat(machine.body()).isEqualTo(Events.csv("i-0b1b2c3d4e5f67890", "stopped"));
    assertThat(attributes(machine))
        .containsEntry("summary", "EC2 instance i-0b1b2c3d4e5f67890 is stopped (tags unknown)");
    assertThat(signalbox.count("signalbox.events.tags-unknown")).isEqualTo(1);
  }

  @Test
  void aBounceOfOurOwnMailIsNotMailed() throws Exception {
    try (Logged log = new Logged()) {
      publish(bounce("a-9", "signalbox"));
      publish(bounce("a-10", "shop"));

      await()
          .atMost(LONG)
          .until(() -> log.lines().stream().anyMatch(line -> line.contains("signalbox-1 to ")));
    }
    await().atMost(LONG).until(() -> !aws.mails().isEmpty());
    assertThat(aws.mails()).hasSize(1);
    assertThat(aws.mails().get(0).message().getSubject())
        .isEqualTo("SES mail shop-1 to someone@example.com: bounced: Permanent");
    assertThat(receive("OrgResourceEvents")).isNotEmpty();
  }

  @Test
  void everyShapeThatAwsDeliversIsTaken() {
    String wrapped =
        Json.MAPPER
            .createObjectNode()
            .put("Type", "Notification")
            .put("MessageId", "sns-1")
            .put("TopicArn", "arn:aws:sns:eu-central-1:000000000000:AwsServiceEvents")
            .put("Message", Events.ec2("a-2", "i-wrapped", "running").toString())
            .put("Timestamp", "2026-01-05T08:00:00.000Z")
            .toString();
    String alarm =
        """
        {"AlarmName":"cpu","NewStateValue":"ALARM","NewStateReason":"high",
         "AlarmArn":"arn:aws:cloudwatch:eu-central-1:123456789012:alarm:cpu"}
        """;
    send("AwsServiceEvents", wrapped, Map.of());
    send("AwsServiceEvents", Events.ec2("a-3", "i-raw", "running").toString(), Map.of());
    send("AwsServiceEvents", alarm, Map.of());

    List<String> lines = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines.addAll(bodies("OrgResourceEvents")) && lines.size() == 3);
    assertThat(lines)
        .containsExactlyInAnyOrder(
            Events.csv("i-wrapped", "running"),
            Events.csv("i-raw", "running"),
            "aws.sns,arn:aws:cloudwatch:eu-central-1:123456789012:alarm:cpu,alarm");
  }

  @Test
  void whatIsMalformedGoesToTheDeadLettersOfItsQueueUntouched() {
    send("AwsServiceEvents", "not json", Map.of());

    Message letter = receive("AwsServiceEvents-DeadLetter").get(0);
    assertThat(letter.body()).isEqualTo("not json");
    assertThat(attributes(letter)).containsEntry("hop", "aws-service-events");
    assertThat(attributes(letter).get("reason")).startsWith("not JSON: Unrecognized token 'not'");
    assertThat(attributes(letter)).containsKey("failed-at");
  }

  @Test
  void attributesThatCamelActsOnAreNotTaken() throws Exception {
    ObjectNode event = Events.ec2("a-4", "i-1", "stopped");
    Map<String, String> attack =
        Map.of(
            "CamelAwsSesTo", "evil@example.com",
            "camelawssesto", "evil@example.com",
            "CamelAwsSnsSubject", "evil",
            "JMSReplyTo", "queue:evil",
            "mail.smtp.host", "evil",
            "foo", "bar");
    send("AwsServiceEvents", event.toString(), attack);
    send("OrgResourceEventsNotification", "direct", attack);

    await().atMost(Duration.ofSeconds(20)).until(() -> aws.mails().size() == 2);
    for (SentMail mail : aws.mails()) {
      assertThat(mail.destinations()).doesNotContain("evil@example.com");
      assertThat(mail.message().getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("operations@localhost");
    }
    assertThat(attributes(receive("OrgResourceEvents").get(0))).doesNotContainKey("foo");
  }

  @Test
  void mailWaitsOnItsQueueWhileSesFails() {
    aws.faults().fail(8, "SendRawEmail", 503, "ServiceUnavailable");

    publish(Events.ec2("a-5", "i-1", "stopped").toString());

    await().atMost(Duration.ofSeconds(40)).until(() -> aws.mails().size() == 1);
  }

  private Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    keys.put("profile", "aws");
    keys.put("aws.region", AwsServer.REGION);
    keys.put("aws.endpoint", aws.endpoint().toString());
    keys.put("aws.sqs.visibility-timeout-seconds", "5");
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("channel.create", "true");
    keys.put("intake.http.port", "");
    keys.put("channel.ignore.tag", "monitoring:ignore");
    keys.put("delivery.email-ses.configuration-set", "signalbox");
    return keys;
  }

  private static String bounce(String id, String configurationSet) {
    return """
        {"id": "%1$s", "source": "aws.ses", "detail-type": "Email Bounced", "resources": [],
         "account": "123456789012", "region": "eu-central-1", "time": "2026-01-05T08:00:00Z",
         "detail": {"eventType": "Bounce",
          "bounce": {"bounceType": "Permanent",
           "bouncedRecipients": [{"emailAddress": "someone@example.com"}]},
          "mail": {"messageId": "%2$s-1", "tags": {"ses:configuration-set": ["%2$s"]}}}}
        """
        .formatted(id, configurationSet);
  }

  private void publish(String event) {
    String arn =
        "arn:aws:sns:%s:%s:AwsServiceEvents".formatted(AwsServer.REGION, AwsServer.ACCOUNT);
    sns.publish(request -> request.topicArn(arn).message(event));
  }

  private void send(String queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    sqs.sendMessage(
        request -> request.queueUrl(url(queue)).messageBody(body).messageAttributes(values));
  }

  private List<Message> receive(String queue) {
    List<Message> messages = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                messages.addAll(
                    sqs.receiveMessage(
                            request ->
                                request
                                    .queueUrl(url(queue))
                                    .maxNumberOfMessages(10)
                                    .waitTimeSeconds(1)
                                    .messageAttributeNames("All"))
                        .messages()));
    return messages;
  }

  private List<String> bodies(String queue) {
    return receive(queue).stream().map(Message::body).toList();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  /** Those that say what the event says, beside the time at which it was taken in. */
  private static Map<String, String> attributesOfEvent(Message message) {
    Map<String, String> attributes = attributes(message);
    assertThat(Duration.between(Instant.parse(attributes.remove("accepted-at")), Instant.now()))
        .isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(5));
    return attributes;
  }

  private static Map<String, String> attributes(Message message) {
    Map<String, String> attributes = new HashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    return attributes;
  }
}
