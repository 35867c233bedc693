package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands events to the queues and topics that are targets of rules, where their policies let
 * EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html">
 *     targets</a>
 */
final class EventBridgeTargets {

  private static final String EVENTBRIDGE = "events.amazonaws.com";

  private final SnsTopics topics;
  private final SnsDelivery delivery;
  private final ElasticMqClient queues;
  private final QueueAttributes attributes;
  private final List<String> undelivered = new CopyOnWriteArrayList<>();

  EventBridgeTargets(
      SnsTopics topics, SnsDelivery delivery, ElasticMqClient queues, QueueAttributes attributes) {
    this.topics = topics;
    this.delivery = delivery;
    this.queues = queues;
    this.attributes = attributes;
  }

  List<String> undelivered() {
    return List.copyOf(undelivered);
  }

  void deliver(String ruleArn, String targetArn, String event)
      throws IOException, InterruptedException {
    if (targetArn.startsWith("arn:aws:sns:")) {
      publish(ruleArn, topics.get(targetArn), event);
    } else if (targetArn.startsWith("arn:aws:sqs:")) {
      send(ruleArn, targetArn.substring(targetArn.lastIndexOf(':') + 1), event);
    } else {
      throw AwsError.invalidParameter("AwsServer's rules know queues, topics and buses only");
    }
  }

  private void publish(String ruleArn, SnsTopic topic, String event)
      throws IOException, InterruptedException {
    String policy = topic.attributes().get("Policy");
    if (ResourcePolicy.allows(policy, EVENTBRIDGE, "sns:Publish", ruleArn)) {
      String id = UUID.randomUUID().toString();
      delivery.deliver(topic, new SnsMessage(id, null, event, Map.of(), null, null));
    } else {
      undelivered.add("%s: the policy of %s does not allow it".formatted(ruleArn, topic.arn()));
    }
  }

  private void send(String ruleArn, String queue, String event)
      throws IOException, InterruptedException {
    String policy = attributes.of(queue).get("Policy");
    if (!ResourcePolicy.allows(policy, EVENTBRIDGE, "sqs:SendMessage", ruleArn)) {
      undelivered.add("%s: the policy of %s does not allow it".formatted(ruleArn, queue));
      return;
    }
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("QueueUrl", "http://localhost/" + AwsServer.ACCOUNT + "/" + queue);
    call.put("MessageBody", event);
    AwsReply reply = queues.call("SendMessage", call);
    if (reply.status() != 200) {
      undelivered.add(ruleArn + ": " + new String(reply.body(), UTF_8));
    }
  }
}
