package io.signalbox.testing.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * EventBridge: events go into a list, and to the targets of the rules that match them before
 * PutEvents returns.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">
 *     PutEvents</a>
 */
final class EventBridgeApi implements AwsApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 262_144;

  private final List<PutEvent> events = new CopyOnWriteArrayList<>();
  private final EventBridgeRules rules;
  private final Faults faults;

  EventBridgeApi(EventBridgeRules rules, Faults faults) {
    this.rules = rules;
    this.faults = faults;
  }

  List<PutEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    JsonNode body = JSON.readTree(call.body());
    return AwsReply.json(
        switch (call.action()) {
          case "PutEvents" -> putEvents(body.path("Entries"));
          case "PutRule" -> rules.putRule(body);
          case "PutTargets" -> rules.putTargets(body);
          default -> throw AwsError.unknownAction(call.action());
        });
  }

  private ObjectNode putEvents(JsonNode entries) throws IOException, InterruptedException {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw new AwsError(400, "ValidationException", "1 to 10 entries, not " + entries.size());
    }
    if (bytes(entries) > MOST_BYTES) {
      throw new AwsError(
          400,
          "ValidationException",
          "Total size of the entries in the request is over the limit.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      Optional<String> error = error(entry);
      ObjectNode result = answer.withArray("/Entries").addObject();
      if (error.isPresent()) {
        failed++;
        result.put("ErrorCode", error.get()).put("ErrorMessage", "refused: " + error.get());
      } else {
        result.put("EventId", put(entry));
      }
    }
    return answer.put("FailedEntryCount", failed);
  }

  /** As AWS counts an entry: 14 for the time, and the texts in UTF-8. */
  private static int bytes(JsonNode entries) {
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += entry.has("Time") ? 14 : 0;
      for (String field : List.of("Source", "DetailType", "Detail")) {
        bytes += entry.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
      }
      for (JsonNode resource : entry.path("Resources")) {
        bytes += resource.asText().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  /** Keeps the event, hands it on, and gives its id. */
  private String put(JsonNode entry) throws IOException, InterruptedException {
    PutEvent event = event(entry);
    events.add(event);
    String id = UUID.randomUUID().toString();
    rules.deliver(event.bus(), envelope(id, event));
    return id;
  }

  private static ObjectNode envelope(String id, PutEvent event) throws IOException {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("version", "0");
    envelope.put("id", id);
    envelope.put("detail-type", event.detailType());
    envelope.put("source", event.source());
    envelope.put("account", AwsServer.ACCOUNT);
    envelope.put("time", event.time().truncatedTo(ChronoUnit.SECONDS).toString());
    envelope.put("region", AwsServer.REGION);
    event.resources().forEach(envelope.putArray("resources")::add);
    return envelope.set("detail", JSON.readTree(event.detail()));
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
        EventBridgeRules.bus(entry),
        entry.path("Source").asText(),
        entry.path("DetailType").asText(),
        time(entry.path("Time")),
        resources,
        entry.path("Detail").asText());
  }

  /** Seconds since 1970 with up to three decimals; now where the entry says none. */
  private static Instant time(JsonNode seconds) {
    return seconds.isMissingNode()
        ? Instant.now()
        : Instant.ofEpochMilli(seconds.decimalValue().movePointRight(3).longValue());
  }
}
