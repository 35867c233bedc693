package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** Passes a batch on to ElasticMQ without the entries that the fault switch wants to fail. */
final class SqsBatch {

  private final ElasticMqClient queues;
  private final Faults faults;

  SqsBatch(ElasticMqClient queues, Faults faults) {
    this.queues = queues;
    this.faults = faults;
  }

  AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    ObjectNode body = (ObjectNode) ElasticMqClient.JSON.readTree(call.body());
    ArrayNode failed = takeFailed(call.action(), body.path("Entries").elements());
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

  private ArrayNode takeFailed(String action, Iterator<JsonNode> entries) {
    ArrayNode failed = JsonNodeFactory.instance.arrayNode();
    while (entries.hasNext()) {
      JsonNode entry = entries.next();
      Optional<Faults.Fault> fault = faults.ofEntry(action);
      if (fault.isPresent()) {
        entries.remove();
        failed
            .addObject()
            .put("Id", entry.path("Id").asText())
            .put("Code", fault.get().code())
            .put("Message", "ordered by the test")
            .put("SenderFault", fault.get().senderFault());
      }
    }
    return failed;
  }
}
