package io.signalbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.util.Optional;

/**
 * Adds statements to the policies of queues and topics, and leaves alone what others put there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">the
 *     elements of a policy</a>
 */
final class Policy {

  private static final String STATEMENTS = "Statement";
  private static final String SID = "Sid";
  private static final String OURS = "signalbox-";

  private Policy() {}

  /**
   * Lets a topic send to a queue.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">SNS
   *     and SQS</a>
   */
  static ObjectNode topicMaySend(String topicArn, String queueArn) {
    String sid = OURS + Topics.name(topicArn).replace('.', '-');
    ObjectNode statement = allow(sid, "sns.amazonaws.com", "sqs:SendMessage", queueArn);
    statement.putObject("Condition").putObject("ArnEquals").put("aws:SourceArn", topicArn);
    return statement;
  }

  /**
   * Lets EventBridge's rules publish to a topic, without a condition, as AWS's page has it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions">
   *     EventBridge and SNS</a>
   */
  static ObjectNode rulesMayPublish(String topicArn) {
    return allow(OURS + "eventbridge", "events.amazonaws.com", "sns:Publish", topicArn);
  }

  private static ObjectNode allow(String sid, String service, String action, String resource) {
    ObjectNode statement = JsonNodeFactory.instance.objectNode();
    statement.put(SID, sid).put("Effect", "Allow");
    statement.putObject("Principal").put("Service", service);
    return statement.put("Action", action).put("Resource", resource);
  }

  /**
   * Adds a statement about a topic. One that has its Sid and names the topic is left as it is:
   * somebody may have narrowed it. One that has its Sid for a topic elsewhere is replaced.
   *
   * @return the policy as it is to be set; empty if there is nothing to change
   */
  static Optional<String> with(Optional<String> present, ObjectNode statement, String topicArn) {
    ObjectNode policy = present.filter(p -> !p.isBlank()).map(Policy::read).orElseGet(Policy::none);
    ArrayNode statements = statements(policy);
    int same = indexOf(statements, statement.path(SID));
    if (same < 0) {
      statements.add(statement);
    } else if (statements.get(same).toString().contains(topicArn)) {
      return Optional.empty();
    } else {
      statements.set(same, statement);
    }
    return Optional.of(policy.toString());
  }

  private static int indexOf(ArrayNode statements, JsonNode sid) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).path(SID).equals(sid)) {
        return i;
      }
    }
    return -1;
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
  }

  private static ObjectNode read(String policy) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("AWS gave a policy that is not JSON", e);
    }
  }

  /** The statements as a list; a policy may also have a single one without the list. */
  private static ArrayNode statements(ObjectNode policy) {
    JsonNode present = policy.path(STATEMENTS);
    if (present instanceof ArrayNode list) {
      return list;
    }
    ArrayNode list = policy.putArray(STATEMENTS);
    if (present.isObject()) {
      list.add(present);
    }
    return list;
  }
}
