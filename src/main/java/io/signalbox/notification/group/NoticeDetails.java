package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.Runbook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a notification says beside its words, for deliveries that show more than a text: its
 * attribute {@code details}, a JSON object with the fields of {@link Contents} or {@link
 * SummaryContent} by the same names. {@code rows} are the events of a digest. What an event by
 * itself says is in the other attributes.
 */
final class NoticeDetails {

  /** SNS and SQS take 256 KB with the text and all else, which is shorter than this. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final Set<String> OF_SEVERAL = Set.of("digest", "more", "repeat");

  private static final List<String> OF_ALL =
      List.of("kind", "rule", Runbook.TEXT, "heldUntil", "heldFor");
  private static final List<String> OF_GROUP =
      List.of("count", "omitted", "firstTime", "lastTime", "duration", "states");
  private static final List<String> OF_ROW =
      List.of(
          "time",
          "first",
          "count",
          "severity",
          "source",
          "resource",
          "previous",
          "state",
          "summary",
          "recovered",
          "silenced",
          "late");
  private static final List<String> OF_SUMMARY =
      List.of(
          "events",
          "firstTime",
          "lastTime",
          "sources",
          "otherSources",
          "otherEvents",
          "resources",
          "silences",
          "deadLetters");

  private NoticeDetails() {}

  /** The details of what a notification says. */
  static ObjectNode of(JsonNode content) {
    ObjectNode details = Json.MAPPER.createObjectNode();
    copy(content, OF_ALL, details);
    String kind = content.path("kind").asText();
    if (kind.equals("summary")) {
      copy(content, OF_SUMMARY, details);
    } else if (OF_SEVERAL.contains(kind) && content.path("events").size() > 0) {
      copy(content, OF_GROUP, details);
      rows(content.path("events"), details.putArray("rows"));
      fit(details);
    } else {
      copy(content.path("event"), List.of("previous"), details);
    }
    return details;
  }

  private static void copy(JsonNode from, List<String> names, ObjectNode to) {
    names.stream().filter(from::hasNonNull).forEach(name -> to.set(name, from.path(name)));
  }

  private static void rows(JsonNode events, ArrayNode rows) {
    events.forEach(event -> copy(event, OF_ROW, rows.addObject()));
  }

  /** Leaves out the oldest rows, as far as it must. */
  private static void fit(ObjectNode details) {
    ArrayNode rows = (ArrayNode) details.path("rows");
    while (!rows.isEmpty() && size(details) > MOST_BYTES) {
      int events = rows.remove(0).path("count").asInt();
      details.put("omitted", details.path("omitted").asInt() + events);
    }
  }

  private static int size(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
