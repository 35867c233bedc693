package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Passes a batch on to ElasticMQ without the entries that the fault switch wants to fail, or that
 * SQS would refuse.
 */
final class SqsBatch {

  private final ElasticMqClient queues;
  private final SqsLimits limits;
  private final Faults faults;

  SqsBatch(ElasticMqClient queues, SqsLimits limits, Faults faults) {
    this.queues = queues;
    this.limits = limits;
    this.faults = faults;
  }

  AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = (ObjectNode) ElasticMqClient.JSON.readTree(call.body());
    Optional<AwsError> refusal = limits.ofBatch(body.path("Entries"));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    ArrayNode failed =
        takeFailed(call.action(), SqsApi.queue(body), body.path("Entries").elements());
    if (failed.isEmpty()) {
      return queues.pass(call);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (!body.path("Entries").isEmpty()) {
      AwsReply reply = queues.pass(call, body);
      if (reply.status() != 200) {
        return reply;
      }
      answer = (ObjectNode) ElasticMqClient.JSON.readTree(reply.body());
    }
    answer.withArray("/Successful");
    answer.withArray("/Failed").addAll(failed);
    return AwsReply.json(answer);
  }

  private ArrayNode takeFailed(String action, String queue, Iterator<JsonNode> entries) {
    ArrayNode failed = JsonNodeFactory.instance.arrayNode();
    while (entries.hasNext()) {
      JsonNode entry = entries.next();
      Optional<AwsError> error =
          faults.ofEntry(action).map(Faults.Fault::error).or(() -> limits.ofMessage(queue, entry));
      if (error.isPresent()) {
        entries.remove();
        failed
            .addObject()
            .put("Id", entry.path("Id").asText())
            .put("Code", error.get().code())
            .put("Message", error.get().getMessage())
            .put("SenderFault", error.get().status() < 500);
      }
    }
    return failed;
  }
}
