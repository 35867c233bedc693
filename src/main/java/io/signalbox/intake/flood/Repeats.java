package io.signalbox.intake.flood;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Events that are repeats of one another.
 *
 * @param count how many
 * @param firstTime when the first of them happened, as that says: RFC 3339, in UTC
 * @param last the last of them
 * @param original the event that the last was made of
 */
record Repeats(long count, String firstTime, StandardEvent last, JsonNode original) {

  /** What a summary has room for in the schema of the standard event. */
  private static final int LONGEST_SUMMARY = 256;

  static Repeats of(StandardEvent event, JsonNode original) {
    return new Repeats(1, event.getTime(), event, original);
  }

  /** These, and those that came after them. */
  Repeats and(Repeats later) {
    return new Repeats(count + later.count, firstTime, later.last, later.original);
  }

  /** The last, which says how many there were, and in what time by their own clock. */
  Collapsed collapse() {
    String told = " (repeated %s%s)".formatted(count == 1 ? "once" : count + " times", span());
    last.setSummary(Text.line(last.getSummary(), LONGEST_SUMMARY - told.length()) + told);
    return new Collapsed(last, original);
  }

  /** As JSON, in which the detail is only that of the original. */
  ObjectNode toJson() {
    ObjectNode standard = last.toJson();
    standard.remove("detail");
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("count", count);
    json.put("first-time", firstTime);
    json.set("last", standard);
    json.set("original", original);
    return json;
  }

  /** Reads what {@link #toJson} has written. */
  static Repeats read(JsonNode json) {
    JsonNode original = json.path("original");
    StandardEvent last = standardEvent(json.path("last"));
    last.setResources(original.path("resources"));
    last.setDetail(original.path("detail"));
    return new Repeats(
        json.path("count").asLong(), json.path("first-time").asText(), last, original);
  }

  private static StandardEvent standardEvent(JsonNode json) {
    try {
      return Json.MAPPER.treeToValue(json, StandardEvent.class);
    } catch (JsonProcessingException e) {
      throw new InvalidEventException("not a standard event: " + Text.line(e.getMessage()));
    }
  }

  /** Nothing where there is only one, or where the clock of who sent them went back. */
  private String span() {
    try {
      Duration span = Duration.between(Instant.parse(firstTime), Instant.parse(last.getTime()));
      if (count == 1 || span.isNegative()) {
        return "";
      }
      return " in %d s".formatted(Math.max(1, span.plusMillis(999).toSeconds()));
    } catch (DateTimeException e) {
      return "";
    }
  }
}
