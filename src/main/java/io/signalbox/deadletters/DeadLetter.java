package io.signalbox.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An event that could not go on.
 *
 * @param id by which its queue knows it, as long as it is there
 * @param queue the dead-letter queue that it is on
 * @param attributes what is known of it beside its body, by name; {@code reason}, {@code hop} and
 *     {@code failed-at} are lacking where the queue itself put it there after too many tries
 * @param original the message as it came
 */
public record DeadLetter(String id, String queue, Map<String, String> attributes, String original) {

  private static final String REASON = "reason";
  private static final String HOP = "hop";
  private static final String FAILED_AT = "failed-at";
  private static final Set<String> MARKS = Set.of(REASON, HOP, FAILED_AT);

  /** Keeps a sorted copy of the attributes. */
  public DeadLetter {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** Whether an attribute tells of the failure and was not the message's own. */
  public static boolean isMark(String attribute) {
    return MARKS.contains(attribute);
  }

  /** Why it failed; null where that is not known. */
  public String reason() {
    return attributes.get(REASON);
  }

  /** Where it failed; null where that is not known. */
  public String hop() {
    return attributes.get(HOP);
  }

  /** When it failed: RFC 3339, in UTC; null where that is not known. */
  public String failedAt() {
    return attributes.get(FAILED_AT);
  }

  /**
   * The event's id, or a notification's own, as an attribute or the JSON says it; null where none
   * does.
   */
  public String eventId() {
    String id = attributes.getOrDefault("event-id", attributes.get("notification-id"));
    return id == null ? idInJson() : id;
  }

  private String idInJson() {
    if (!original.startsWith("{") && !original.startsWith("[")) {
      return null;
    }
    try {
      JsonNode json = Json.read(original);
      JsonNode event = json.isArray() && json.size() == 1 ? json.get(0) : json;
      return event.path("id").isTextual() ? event.path("id").asText() : null;
    } catch (InvalidEventException e) {
      return null;
    }
  }
}
