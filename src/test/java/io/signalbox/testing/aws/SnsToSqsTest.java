package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a topic delivers to a queue. */
class SnsToSqsTest {

  private static final Map<String, MessageAttributeValue> ATTRIBUTES =
      Map.of(
          "severity", MessageAttributeValue.builder().dataType("String").stringValue("ok").build(),
          "count", MessageAttributeValue.builder().dataType("Number").stringValue("3").build(),
          "bytes",
              MessageAttributeValue.builder()
                  .dataType("Binary")
                  .binaryValue(SdkBytes.fromUtf8String("ä"))
                  .build());

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
  void rawDeliveryIsTheBodyAndItsAttributes() {
    String topic = topic("raw");
    String queue = subscribedQueue("raw", topic, Map.of("RawMessageDelivery", "true"));

    sns.publish(
        p -> p.topicArn(topic).subject("lost").message("a,b <ü>\n").messageAttributes(ATTRIBUTES));

    Message message = receive(queue);
    assertThat(message.body()).isEqualTo("a,b <ü>\n");
    assertThat(message.messageAttributes()).containsOnlyKeys("severity", "count", "bytes");
    assertThat(message.messageAttributes().get("severity").stringValue()).isEqualTo("ok");
    assertThat(message.messageAttributes().get("count").dataType()).isEqualTo("Number");
    assertThat(message.messageAttributes().get("bytes").binaryValue().asUtf8String())
        .isEqualTo("ä");
  }

  @Test
  void otherwiseDeliveryIsAnEnvelope() throws Exception {
    String topic = topic("wrapped");
    String queue = subscribedQueue("wrapped", topic, Map.of());

    String id =
        sns.publish(
                p ->
                    p.topicArn(topic)
                        .subject("AWS Event")
                        .message("a \"b\"")
                        .messageAttributes(ATTRIBUTES))
            .messageId();

    Message message = receive(queue);
    assertThat(message.messageAttributes()).isEmpty();
    JsonNode envelope = new ObjectMapper().readTree(message.body());
    assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
    assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
    assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.path("Subject").asText()).isEqualTo("AWS Event");
    assertThat(envelope.path("Message").asText()).isEqualTo("a \"b\"");
    assertThat(envelope.path("Timestamp").asText()).endsWith("Z");
    assertThat(envelope.at("/MessageAttributes/severity/Value").asText()).isEqualTo("ok");
    assertThat(envelope.at("/MessageAttributes/bytes/Type").asText()).isEqualTo("Binary");
    assertThat(envelope.at("/MessageAttributes/bytes/Value").asText()).isEqualTo("w6Q=");
  }

  @Test
  void everySubscribedQueueGetsABatch() {
    String topic = topic("batch");
    String first = subscribedQueue("batch-first", topic, Map.of("RawMessageDelivery", "true"));
    String second = subscribedQueue("batch-second", topic, Map.of("RawMessageDelivery", "true"));
    server.faults().failEntries(1, "PublishBatch", "InternalError");

    var answer =
        sns.publishBatch(
            b ->
                b.topicArn(topic)
                    .publishBatchRequestEntries(
                        entry("1", "one"), entry("2", "two"), entry("3", "")));

    assertThat(answer.successful()).singleElement().matches(e -> e.id().equals("2"));
    assertThat(answer.failed()).extracting("id").containsExactly("1", "3");
    assertThat(answer.failed())
        .extracting("code")
        .containsExactly("InternalError", "InvalidParameter");
    assertThat(receive(first).body()).isEqualTo("two");
    assertThat(receive(second).body()).isEqualTo("two");
  }

  @Test
  void aQueueWhosePolicyDoesNotAllowItGetsNothing() {
    String topic = topic("denied");
    String url = sqs.createQueue(q -> q.queueName("denied")).queueUrl();
    sns.subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(queueArn(url)));

    sns.publish(p -> p.topicArn(topic).message("never arrives"));

    assertThat(server.undelivered())
        .singleElement()
        .asString()
        .startsWith(topic)
        .endsWith("the queue's policy does not allow it");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private static String topic(String name) {
    return sns.createTopic(t -> t.name(name)).topicArn();
  }

  private static String subscribedQueue(String name, String topic, Map<String, String> attributes) {
    String url = sqs.createQueue(q -> q.queueName(name)).queueUrl();
    String policy =
        """
        {"Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
         "Action":"sqs:SendMessage","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}}"""
            .formatted(topic);
    sqs.setQueueAttributes(
        q -> q.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    sns.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint(queueArn(url))
                .attributes(attributes)
                .returnSubscriptionArn(true));
    return url;
  }

  private static String queueArn(String url) {
    return sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private static Message receive(String url) {
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages();
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }
}
