package io.signalbox.testing.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * EventBridge's PutEvents: events go into a list.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">
 *     PutEvents</a>
 */
final class EventBridgeApi implements AwsApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ENTRIES = 10;

  private final List<PutEvent> events = new CopyOnWriteArrayList<>();
  private final Faults faults;

  EventBridgeApi(Faults faults) {
    this.faults = faults;
  }

  List<PutEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public AwsReply answer(AwsCall call) throws IOException {
    if (!call.action().equals("PutEvents")) {
      throw AwsError.unknownAction(call.action());
    }
    JsonNode entries = JSON.readTree(call.body()).path("Entries");
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw new AwsError(400, "ValidationException", "1 to 10 entries, not " + entries.size());
    }
    return AwsReply.json(put(entries));
  }

  private ObjectNode put(JsonNode entries) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      Optional<String> error = error(entry);
      ObjectNode result = answer.withArray("/Entries").addObject();
      if (error.isPresent()) {
        failed++;
        result.put("ErrorCode", error.get()).put("ErrorMessage", "refused: " + error.get());
      } else {
        events.add(event(entry));
        result.put("EventId", UUID.randomUUID().toString());
      }
    }
    return answer.put("FailedEntryCount", failed);
  }

  private Optional<String> error(JsonNode entry) {
    if (entry.path("Source").asText().isEmpty() || entry.path("DetailType").asText().isEmpty()) {
      return Optional.of("InvalidArgument");
    }
    if (!isJsonObject(entry.path("Detail").asText())) {
      return Optional.of("MalformedDetail");
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return Optional.of("NotAuthorizedForSourceException");
    }
    return faults.ofEntry("PutEvents").map(Faults.Fault::code);
  }

  private static boolean isJsonObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static PutEvent event(JsonNode entry) {
    List<String> resources = new ArrayList<>();
    entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
    return new PutEvent(
        entry.path("EventBusName").asText("default"),
        entry.path("Source").asText(),
        entry.path("DetailType").asText(),
        resources,
        entry.path("Detail").asText());
  }
}
