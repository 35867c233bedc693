package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Delivers a topic's messages to its queues, raw or in SNS's JSON envelope.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html">
 *     raw delivery</a>
 */
final class SnsDelivery {

  private static final int MOST_RAW_ATTRIBUTES = 10;

  private final ElasticMqClient queues;
  private final QueueAttributes attributes;
  private final SqsLimits limits;
  private final List<String> undelivered = new CopyOnWriteArrayList<>();

  SnsDelivery(ElasticMqClient queues, QueueAttributes attributes, SqsLimits limits) {
    this.queues = queues;
    this.attributes = attributes;
    this.limits = limits;
  }

  List<String> undelivered() {
    return List.copyOf(undelivered);
  }

  void deliver(SnsTopic topic, SnsMessage message) throws IOException, InterruptedException {
    for (SnsSubscription subscription : topic.subscriptions()) {
      deliver(subscription, message);
    }
  }

  private void deliver(SnsSubscription subscription, SnsMessage message)
      throws IOException, InterruptedException {
    String policy = attributes.of(subscription.queueName()).get("Policy");
    String topic = subscription.topicArn();
    if (!ResourcePolicy.allows(policy, "sns.amazonaws.com", "sqs:SendMessage", topic)) {
      undelivered.add(subscription.arn() + ": the queue's policy does not allow it");
    } else if (subscription.isRaw() && message.attributes().size() > MOST_RAW_ATTRIBUTES) {
      undelivered.add(subscription.arn() + ": more than 10 attributes in raw delivery");
    } else {
      send(subscription, message);
    }
  }

  private void send(SnsSubscription subscription, SnsMessage message)
      throws IOException, InterruptedException {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("QueueUrl", queueUrl(subscription.queueName()));
    if (subscription.isRaw()) {
      call.put("MessageBody", message.body());
      call.set("MessageAttributes", sqsAttributes(message));
    } else {
      call.put("MessageBody", envelope(subscription, message).toString());
    }
    if (subscription.isFifo()) {
      call.put("MessageGroupId", message.groupId());
      call.put("MessageDeduplicationId", message.deduplicationId());
    }
    Optional<AwsError> refusal = limits.ofMessage(subscription.queueName(), call);
    if (refusal.isPresent()) {
      undelivered.add(subscription.arn() + ": " + refusal.get().getMessage());
      return;
    }
    AwsReply reply = queues.call("SendMessage", call);
    if (reply.status() != 200) {
      undelivered.add(subscription.arn() + ": " + new String(reply.body(), UTF_8));
    }
  }

  private static String queueUrl(String name) {
    return "http://localhost/" + AwsServer.ACCOUNT + "/" + name;
  }

  private static ObjectNode sqsAttributes(SnsMessage message) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    message
        .attributes()
        .forEach(
            (name, attribute) ->
                attributes
                    .putObject(name)
                    .put("DataType", attribute.type())
                    .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
    return attributes;
  }

  private static ObjectNode envelope(SnsSubscription subscription, SnsMessage message) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", message.id());
    envelope.put("TopicArn", subscription.topicArn());
    if (message.subject() != null) {
      envelope.put("Subject", message.subject());
    }
    envelope.put("Message", message.body());
    envelope.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    envelope.put("SignatureVersion", "1");
    envelope.put("Signature", "bm90IHNpZ25lZA==");
    envelope.put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/none.pem");
    envelope.put(
        "UnsubscribeURL",
        "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn="
            + subscription.arn());
    if (!message.attributes().isEmpty()) {
      ObjectNode attributes = envelope.putObject("MessageAttributes");
      message
          .attributes()
          .forEach(
              (name, attribute) ->
                  attributes
                      .putObject(name)
                      .put("Type", attribute.type())
                      .put("Value", attribute.value()));
    }
    return envelope;
  }
}
