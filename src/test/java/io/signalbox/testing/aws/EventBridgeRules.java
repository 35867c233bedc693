package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.event.ruler.Machine;

/**
 * The rules of all buses, with queues, topics and other buses as their targets.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html">
 *     PutRule</a>
 */
final class EventBridgeRules {

  private static final String BUS = "EventBusName";
  private static final String BUS_ARN = "arn:aws:events:%s:%s:event-bus/";

  private record Rule(String bus, String arn, Machine machine, List<String> targets) {}

  private final Map<String, Rule> rules = new ConcurrentHashMap<>();
  private final EventBridgeTargets targets;

  EventBridgeRules(EventBridgeTargets targets) {
    this.targets = targets;
  }

  /** The name of a bus that is named by its ARN, by its name or not at all. */
  static String bus(JsonNode call) {
    return call.path(BUS).asText("default").replaceFirst("^arn:.*:event-bus/", "");
  }

  ObjectNode putRule(JsonNode call) throws IOException {
    String name = call.path("Name").asText();
    String arn =
        "arn:aws:events:%s:%s:rule/%s".formatted(AwsServer.REGION, AwsServer.ACCOUNT, name);
    Machine machine = Machine.builder().build();
    machine.addRule(name, call.path("EventPattern").asText());
    rules.put(name, new Rule(bus(call), arn, machine, new CopyOnWriteArrayList<>()));
    return JsonNodeFactory.instance.objectNode().put("RuleArn", arn);
  }

  ObjectNode putTargets(JsonNode call) {
    Rule rule = rules.get(call.path("Rule").asText());
    if (rule == null) {
      throw new AwsError(400, "ResourceNotFoundException", "no such rule");
    }
    call.path("Targets").forEach(target -> rule.targets().add(target.path("Arn").asText()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }

  /** Hands an event to the targets of the rules of a bus that match it, as it is. */
  void deliver(String bus, ObjectNode event) throws IOException, InterruptedException {
    for (Rule rule : rules.values()) {
      if (rule.bus().equals(bus) && !rule.machine().rulesForJSONEvent(event).isEmpty()) {
        for (String target : rule.targets()) {
          deliver(rule, target, event);
        }
      }
    }
  }

  private void deliver(Rule rule, String target, ObjectNode event)
      throws IOException, InterruptedException {
    String buses = BUS_ARN.formatted(AwsServer.REGION, AwsServer.ACCOUNT);
    if (target.startsWith(buses)) {
      deliver(target.substring(buses.length()), event);
    } else {
      targets.deliver(rule.arn(), target, event.toString());
    }
  }
}
