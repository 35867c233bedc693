package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What SQS refuses to take and ElasticMQ takes, or takes by other rules.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">
 *     message quotas</a>
 */
final class SqsLimits {

  /** Of a message whose queue has no limit of its own, and of a batch. */
  private static final int MOST_BYTES = 1_048_576;

  private static final int MOST_ATTRIBUTES = 10;
  private static final Pattern ALLOWED =
      Pattern.compile("[\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]*");

  private final QueueAttributes queues;

  SqsLimits(QueueAttributes queues) {
    this.queues = queues;
  }

  /** Why SQS refuses a message; empty if it takes it. */
  Optional<AwsError> ofMessage(String queue, JsonNode message) {
    int most =
        Integer.parseInt(
            queues.of(queue).getOrDefault("MaximumMessageSize", Integer.toString(MOST_BYTES)));
    if (bytes(message) > most) {
      return invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + most
              + " bytes.");
    }
    JsonNode attributes = message.path("MessageAttributes");
    if (attributes.size() > MOST_ATTRIBUTES) {
      return invalid(
          "Number of message attributes [%d] exceeds the allowed maximum [10]."
              .formatted(attributes.size()));
    }
    return isAllowed(message)
        ? Optional.empty()
        : Optional.of(
            new AwsError(400, "InvalidMessageContents", "Invalid characters in the message."));
  }

  /** Why SQS refuses a batch as a whole; empty if it does not. */
  Optional<AwsError> ofBatch(JsonNode entries) {
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += bytes(entry);
    }
    return bytes > MOST_BYTES
        ? Optional.of(
            new AwsError(
                400,
                "AWS.SimpleQueueService.BatchRequestTooLong",
                "Batch requests cannot be longer than 1048576 bytes. You have sent %d bytes."
                    .formatted(bytes)))
        : Optional.empty();
  }

  private static Optional<AwsError> invalid(String reason) {
    return Optional.of(new AwsError(400, "InvalidParameterValue", reason));
  }

  private static boolean isAllowed(JsonNode message) {
    boolean allowed = ALLOWED.matcher(message.path("MessageBody").asText()).matches();
    for (JsonNode attribute : message.path("MessageAttributes")) {
      allowed &= ALLOWED.matcher(attribute.path("StringValue").asText()).matches();
    }
    return allowed;
  }

  private static int bytes(JsonNode message) {
    int bytes = bytes(message.path("MessageBody").asText());
    for (Map.Entry<String, JsonNode> entry : message.path("MessageAttributes").properties()) {
      JsonNode attribute = entry.getValue();
      bytes +=
          bytes(entry.getKey())
              + bytes(attribute.path("DataType").asText())
              + bytes(attribute.path("StringValue").asText())
              // in Base64
              + attribute.path("BinaryValue").asText().length() * 3 / 4;
    }
    return bytes;
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
