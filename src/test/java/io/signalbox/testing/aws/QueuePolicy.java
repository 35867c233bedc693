package io.signalbox.testing.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether a queue's policy lets a topic send to it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">what
 *     SNS needs</a>
 */
final class QueuePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private QueuePolicy() {}

  static boolean isJson(String policy) {
    try {
      return JSON.readTree(policy).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The policy is null where the queue has none. */
  static boolean allows(String policy, String topicArn) throws JsonProcessingException {
    if (policy == null) {
      return false;
    }
    return each(JSON.readTree(policy).path("Statement")).anyMatch(s -> allows(s, topicArn));
  }

  private static boolean allows(JsonNode statement, String topicArn) {
    return statement.path("Effect").asText().equals("Allow")
        && isSns(statement.path("Principal"))
        && texts(statement.path("Action")).anyMatch(a -> a.matches("(?i)sqs:(sendmessage|\\*)"))
        && conditionHolds(statement.path("Condition"), topicArn);
  }

  private static boolean isSns(JsonNode principal) {
    return principal.asText().equals("*")
        || texts(principal.path("AWS")).anyMatch("*"::equals)
        || texts(principal.path("Service")).anyMatch("sns.amazonaws.com"::equals);
  }

  /** Knows conditions on the source's ARN, without wildcards; any other one does not hold. */
  private static boolean conditionHolds(JsonNode condition, String topicArn) {
    return condition.properties().stream()
        .allMatch(
            test ->
                test.getKey().matches("ArnEquals|ArnLike|StringEquals")
                    && texts(test.getValue().path("aws:SourceArn")).anyMatch(topicArn::equals));
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    return each(oneOrMany).map(JsonNode::asText);
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }
}
