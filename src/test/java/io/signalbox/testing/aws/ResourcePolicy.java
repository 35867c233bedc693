package io.signalbox.testing.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether the policy of a queue or a topic lets a service of AWS do something there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">what
 *     SNS needs</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">
 *     what EventBridge needs</a>
 */
final class ResourcePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResourcePolicy() {}

  static boolean isJson(String policy) {
    try {
      return JSON.readTree(policy).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * Whether the service may.
   *
   * @param policy the policy; null where there is none
   * @param service the service, such as {@code sns.amazonaws.com}
   * @param action the action, such as {@code sqs:SendMessage}
   * @param sourceArn whom the service does it for
   */
  static boolean allows(String policy, String service, String action, String sourceArn)
      throws JsonProcessingException {
    if (policy == null) {
      return false;
    }
    return each(JSON.readTree(policy).path("Statement"))
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Allow")
                    && isPrincipal(statement.path("Principal"), service)
                    && isAction(statement.path("Action"), action)
                    && conditionHolds(statement.path("Condition"), sourceArn));
  }

  private static boolean isPrincipal(JsonNode principal, String service) {
    return principal.asText().equals("*")
        || texts(principal.path("AWS")).anyMatch("*"::equals)
        || texts(principal.path("Service")).anyMatch(service::equals);
  }

  private static boolean isAction(JsonNode allowed, String action) {
    String all = action.replaceFirst(":.*", ":*");
    return texts(allowed).anyMatch(each -> each.equalsIgnoreCase(action) || each.equals(all));
  }

  /** Knows conditions on the source's ARN, without wildcards; any other one does not hold. */
  private static boolean conditionHolds(JsonNode condition, String sourceArn) {
    return condition.properties().stream()
        .allMatch(
            test ->
                test.getKey().matches("ArnEquals|ArnLike|StringEquals")
                    && texts(test.getValue().path("aws:SourceArn")).anyMatch(sourceArn::equals));
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
