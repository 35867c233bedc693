package io.signalbox.pipeline;

import static org.awaitility.Awaitility.await;

import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The project's routes in the profile {@code aws}, on an AWS of their own or shared with others.
 */
final class AwsEstate implements AutoCloseable {

  static final String INTAKE = "AwsServiceEvents";
  static final String MACHINES = "OrgResourceEvents";
  static final String PEOPLE = "OrgResourceEventsMessaging";
  static final String NOTIFICATIONS = "OrgResourceEventsNotification";

  private static final Duration LONG = Duration.ofSeconds(60);

  private final AwsServer aws;
  private final boolean shared;
  private final String name;
  private final SqsClient sqs;
  private final SnsClient sns;
  private TestSignalbox signalbox;

  AwsEstate() {
    this(AwsServer.start(), false, "");
  }

  /**
   * On an AWS that others use too, and that is not closed with this.
   *
   * @param name what the names of the topics and queues begin with
   */
  AwsEstate(AwsServer aws, String name) {
    this(aws, true, name);
  }

  private AwsEstate(AwsServer aws, boolean shared, String name) {
    this.aws = aws;
    this.shared = shared;
    this.name = name;
    sqs = aws.client(SqsClient.builder()).build();
    sns = aws.client(SnsClient.builder()).build();
  }

  /** Starts the routes on {@code data} with these keys and values over the defaults. */
  AwsEstate start(Path data, Map<String, String> overrides) {
    Map<String, String> keys = new HashMap<>();
    keys.put("profile", "aws");
    keys.put("aws.region", AwsServer.REGION);
    keys.put("aws.endpoint", aws.endpoint().toString());
    keys.put("aws.sqs.visibility-timeout-seconds", "5");
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("channel.create", "true");
    keys.put("intake.http.port", "");
    keys.put("errors.retry.max-seconds", "60");
    keys.put("errors.retry.max-delay-millis", "500");
    keys.putAll(names());
    keys.putAll(overrides);
    signalbox = TestSignalbox.start(data, keys);
    return this;
  }

  private Map<String, String> names() {
    return Map.of(
        "channel.aws-service-events.topic", name + INTAKE,
        "channel.aws-service-events.queue", name + INTAKE,
        "channel.org-resource-events.topic", name + MACHINES,
        "channel.org-resource-events.queue", name + MACHINES,
        "channel.org-resource-events-messaging.queue", name + PEOPLE,
        "channel.org-resource-events-notification.topic", name + NOTIFICATIONS,
        "channel.org-resource-events-notification.queue", name + NOTIFICATIONS);
  }

  AwsServer aws() {
    return aws;
  }

  SnsClient sns() {
    return sns;
  }

  SqsClient sqs() {
    return sqs;
  }

  TestSignalbox signalbox() {
    return signalbox;
  }

  static String topicArn(String topic) {
    return "arn:aws:sns:%s:%s:%s".formatted(AwsServer.REGION, AwsServer.ACCOUNT, topic);
  }

  /** Publishes an event where EventBridge would. */
  void publish(String event) {
    sns.publish(request -> request.topicArn(topicArn(name + INTAKE)).message(event));
  }

  /** Has a rule of the bus {@code default} publish what matches where this takes events from. */
  AwsEstate takeIn(String pattern) {
    Target target = Target.builder().id("signalbox").arn(topicArn(name + INTAKE)).build();
    try (EventBridgeClient events = aws.client(EventBridgeClient.builder()).build()) {
      events.putRule(r -> r.name(name + "-rule").eventPattern(pattern));
      events.putTargets(t -> t.rule(name + "-rule").targets(target));
    }
    return this;
  }

  void send(String queue, String body) {
    send(queue, body, Map.of());
  }

  void send(String queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    sqs.sendMessage(
        request -> request.queueUrl(url(queue)).messageBody(body).messageAttributes(values));
  }

  /** Waits for so many messages and takes them from the queue. */
  List<Message> take(String queue, int count) {
    List<Message> messages = new ArrayList<>();
    await().atMost(LONG).until(() -> messages.addAll(take(queue)) && messages.size() >= count);
    return messages;
  }

  /** Takes what is on the queue now, up to ten messages. */
  List<Message> take(String queue) {
    List<Message> messages =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(url(queue))
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All"))
            .messages();
    messages.forEach(
        message ->
            sqs.deleteMessage(d -> d.queueUrl(url(queue)).receiptHandle(message.receiptHandle())));
    return messages;
  }

  /** Waits until the routes are done with everything on the queue. */
  void awaitEmpty(String queue) {
    await().atMost(LONG).until(() -> size(queue) == 0);
  }

  void awaitMails(int count) {
    await().atMost(LONG).until(() -> aws.mails().size() >= count);
  }

  /** The dead letters of all queues. */
  int deadLetters() {
    return List.of(INTAKE, MACHINES, PEOPLE, NOTIFICATIONS).stream()
        .mapToInt(queue -> size(queue + "-DeadLetter"))
        .sum();
  }

  /** The messages on the queue, those that someone has received included. */
  int size(String queue) {
    return sqs
        .getQueueAttributes(
            q ->
                q.queueUrl(url(queue))
                    .attributeNamesWithStrings(
                        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
        .attributesAsStrings()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  static Map<String, String> attributes(Message message) {
    Map<String, String> attributes = new HashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    return attributes;
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(name + queue)).queueUrl();
  }

  @Override
  public void close() {
    aws.faults().clear();
    if (signalbox != null) {
      signalbox.close();
    }
    sqs.close();
    sns.close();
    if (!shared) {
      aws.close();
    }
  }
}
