package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** FIFO topics, and what queues get of them. */
class SnsFifoTest {

  private static final String QUEUES = "arn:aws:sqs:eu-central-1:000000000000:";

  private static AwsServer server;
  private static SqsClient sqs;
  private static SnsClient sns;

  @BeforeAll
  static void start() {
    server = AwsServer.start();
    sqs = server.client(SqsClient.builder()).build();
    sns = server.client(SnsClient.builder()).build();
  }

  @AfterAll
  static void stop() {
    sns.close();
    sqs.close();
    server.close();
  }

  @Test
  void aFifoTopicIsOneByItsNameAndItsAttribute() {
    String topic = topic("named.fifo");

    assertThat(topic("named.fifo")).isEqualTo(topic);
    assertThat(sns.getTopicAttributes(t -> t.topicArn(topic)).attributes())
        .containsEntry("FifoTopic", "true")
        .containsEntry("ContentBasedDeduplication", "false");
    refused("Topic Name", () -> sns.createTopic(t -> t.name("other.fifo")));
    refused("Topic Name", () -> topic("other"));
  }

  @Test
  void aPublishNeedsAGroupAndADeduplicationId() {
    String topic = topic("needs.fifo");

    refuses(topic, "The MessageGroupId parameter is required", p -> p.messageDeduplicationId("1"));
    refuses(topic, "The topic should either have ContentBased", p -> p.messageGroupId("g"));
    refuses(
        topic, "MessageGroupId Reason", p -> p.messageGroupId("g g").messageDeduplicationId("1"));
    refuses(
        topic,
        "MessageDeduplicationId Reason",
        p -> p.messageGroupId("g").messageDeduplicationId("x".repeat(129)));
    refuses(
        sns.createTopic(t -> t.name("standard")).topicArn(),
        "AwsServer has message groups on FIFO topics only",
        p -> p.messageDeduplicationId("1"));
  }

  @Test
  void aBatchWithOneThatHasNoGroupIsRefused() {
    String topic = topic("batch.fifo");
    String queue = queue("batch.fifo", topic);

    refused(
        "The MessageGroupId parameter is required",
        () ->
            sns.publishBatch(
                b ->
                    b.topicArn(topic)
                        .publishBatchRequestEntries(entry("1", "g"), entry("2", null))));

    assertThat(receive(queue)).isEmpty();
  }

  @Test
  void aFifoQueueGetsTheGroupsInOrderAndNoRepeats() {
    String topic = topic("order.fifo");
    String queue = queue("order.fifo", topic);

    publish(topic, "one", "g", "1");
    publish(topic, "two", "g", "2");
    publish(topic, "one again", "g", "1");
    publish(topic, "other group, same event", "h", "1");
    publish(topic, "three", "h", "3");

    List<Message> messages = receive(queue);
    assertThat(messages).extracting(Message::body).containsExactly("one", "two", "three");
    assertThat(messages)
        .extracting(m -> m.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .containsExactly("g", "g", "h");
    assertThat(messages)
        .extracting(m -> m.attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aStandardQueueMayHaveAFifoTopicButNoFifoQueueAStandardTopic() {
    String topic = topic("mixed.fifo");
    String queue = queue("mixed", topic);

    publish(topic, "one", "g", "1");

    assertThat(receive(queue)).extracting(Message::body).containsExactly("one");
    String standard = sns.createTopic(t -> t.name("mixed-standard")).topicArn();
    refused(
        "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
        () ->
            sns.subscribe(
                s -> s.topicArn(standard).protocol("sqs").endpoint(QUEUES + "mixed.fifo")));
  }

  @Test
  void deadLettersGoToAQueueOfTheSameType() {
    sqs.createQueue(q -> q.queueName("letters"));
    Map<QueueAttributeName, String> redrive =
        Map.of(
            QueueAttributeName.FIFO_QUEUE,
            "true",
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"" + QUEUES + "letters\",\"maxReceiveCount\":1}");

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> sqs.createQueue(q -> q.queueName("type.fifo").attributes(redrive)))
        .withMessageContaining("must be same type of queue");
  }

  @Test
  void anIdIsNewAgainAfterFiveMinutes() {
    Instant start = Instant.parse("2026-01-05T08:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(start);
    SnsFifo fifo = new SnsFifo(now::get);

    assertThat(fifo.isNew("1")).isTrue();
    now.set(start.plus(Duration.ofSeconds(299)));
    assertThat(fifo.isNew("1")).isFalse();
    now.set(start.plus(Duration.ofSeconds(300)));
    assertThat(fifo.isNew("1")).isTrue();
  }

  private static void refuses(
      String topic, String reason, Consumer<PublishRequest.Builder> message) {
    refused(reason, () -> sns.publish(message.andThen(p -> p.topicArn(topic)).andThen(withBody())));
  }

  private static Consumer<PublishRequest.Builder> withBody() {
    return p -> p.message("x");
  }

  private static void refused(String reason, Runnable call) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(call::run)
        .withMessageContaining("Invalid parameter: " + reason);
  }

  private static PublishBatchRequestEntry entry(String id, String group) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message(id)
        .messageGroupId(group)
        .messageDeduplicationId(id)
        .build();
  }

  private static String topic(String name) {
    return sns.createTopic(t -> t.name(name).attributes(Map.of("FifoTopic", "true"))).topicArn();
  }

  private static void publish(String topic, String body, String group, String id) {
    sns.publish(
        p -> p.topicArn(topic).message(body).messageGroupId(group).messageDeduplicationId(id));
  }

  /** A queue that is subscribed with raw delivery; a FIFO one where its name is such. */
  private static String queue(String name, String topic) {
    String policy =
        """
        {"Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
         "Action":"sqs:SendMessage","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}}"""
            .formatted(topic);
    String url =
        sqs.createQueue(
                q -> {
                  q.queueName(name);
                  if (name.endsWith(".fifo")) {
                    q.attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
                  }
                })
            .queueUrl();
    sqs.setQueueAttributes(
        q -> q.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    sns.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint(QUEUES + name)
                .attributes(Map.of("RawMessageDelivery", "true")));
    return url;
  }

  private static List<Message> receive(String url) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}
