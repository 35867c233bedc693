package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SQS by ElasticMQ, with the attributes that it does not keep, and with batches whose entries fail.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/">the API</a>
 */
final class SqsApi implements AwsApi {

  private final ElasticMqClient queues;
  private final QueueAttributes attributes;
  private final SqsLimits limits;
  private final SqsBatch batches;

  SqsApi(ElasticMqClient queues, QueueAttributes attributes, SqsLimits limits, Faults faults) {
    this.queues = queues;
    this.attributes = attributes;
    this.limits = limits;
    this.batches = new SqsBatch(queues, limits, faults);
  }

  @Override
  public AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    if (!call.isJson()) {
      return queues.pass(call);
    }
    return switch (call.action()) {
      case "CreateQueue" -> createQueue(call);
      case "SetQueueAttributes" -> setQueueAttributes(call);
      case "GetQueueAttributes" -> getQueueAttributes(call);
      case "DeleteQueue" -> deleteQueue(call);
      case "SendMessage" -> sendMessage(call);
      case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
          batches.answer(call);
      default -> queues.pass(call);
    };
  }

  private AwsReply sendMessage(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = body(call);
    Optional<AwsError> refusal = limits.ofMessage(queue(body), body);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return queues.pass(call);
  }

  private AwsReply createQueue(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = body(call);
    checkRedrive(body.path("QueueName").asText(), body);
    Map<String, String> kept = QueueAttributes.takeFrom(body.withObject("/Attributes"));
    AwsReply reply = queues.pass(call, body);
    if (reply.status() == 200 && !attributes.create(body.path("QueueName").asText(), kept)) {
      throw new AwsError(
          400, "QueueNameExists", "A queue already exists with the same name and other values");
    }
    return reply;
  }

  private AwsReply setQueueAttributes(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = body(call);
    checkRedrive(queue(body), body);
    Map<String, String> kept = QueueAttributes.takeFrom(body.withObject("/Attributes"));
    AwsReply reply = queues.pass(call, body);
    if (reply.status() == 200) {
      attributes.of(queue(body)).putAll(kept);
    }
    return reply;
  }

  /** A FIFO queue's dead letters go to a FIFO queue, and to it alone. */
  private static void checkRedrive(String queue, ObjectNode body) throws IOException {
    String policy = body.path("Attributes").path("RedrivePolicy").asText();
    if (!policy.isEmpty()) {
      JsonNode target = ElasticMqClient.JSON.readTree(policy).path("deadLetterTargetArn");
      if (SnsFifo.isFifo(target.asText()) != SnsFifo.isFifo(queue)) {
        throw new AwsError(
            400,
            "InvalidParameterValue",
            ("Value %s for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be"
                    + " same type of queue as the source.")
                .formatted(policy));
      }
    }
  }

  private AwsReply getQueueAttributes(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = body(call);
    List<String> wanted = new ArrayList<>();
    body.path("AttributeNames").forEach(name -> wanted.add(name.asText()));
    ArrayNode passedOn = body.putArray("AttributeNames");
    wanted.stream().filter(name -> !QueueAttributes.keeps(name)).forEach(passedOn::add);
    AwsReply reply = queues.pass(call, body);
    return reply.status() == 200 ? withKept(reply, queue(body), wanted) : reply;
  }

  private AwsReply withKept(AwsReply reply, String queue, List<String> wanted) throws IOException {
    ObjectNode answer = (ObjectNode) ElasticMqClient.JSON.readTree(reply.body());
    ObjectNode all = answer.withObject("/Attributes");
    attributes
        .of(queue)
        .forEach(
            (name, value) -> {
              if (wanted.contains("All") || wanted.contains(name)) {
                all.put(name, value);
              }
            });
    return AwsReply.json(answer);
  }

  private AwsReply deleteQueue(AwsCall call) throws IOException, InterruptedException {
    AwsReply reply = queues.pass(call);
    attributes.remove(queue(body(call)));
    return reply;
  }

  private static ObjectNode body(AwsCall call) throws IOException {
    return (ObjectNode) ElasticMqClient.JSON.readTree(call.body());
  }

  static String queue(JsonNode body) {
    String url = body.path("QueueUrl").asText();
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
