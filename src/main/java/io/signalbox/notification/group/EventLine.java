package io.signalbox.notification.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A standard event as a notification shows it, with what was known of its resource.
 *
 * @param time when it happened: RFC 3339, in UTC
 * @param late the state that was known already and is younger, or null
 * @param lateSince the time of that state, or null
 * @param recovered how long the problem lasted that it ends, in words, or null
 * @param silenced until when it was silenced and not told, or null
 * @param carried attributes of its message that its notification has too, by their names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventLine(
    String id,
    String source,
    String resource,
    String state,
    String time,
    String type,
    String severity,
    String account,
    String region,
    String summary,
    String late,
    String lateSince,
    String recovered,
    String silenced,
    Map<String, String> carried) {

  private static final List<String> FIELDS =
      List.of(
          "id",
          "source",
          "resource",
          "state",
          "time",
          "type",
          "severity",
          "account",
          "region",
          "summary");

  /**
   * The event by the fields' names of the standard event.
   *
   * @param now its time where it tells none
   */
  static EventLine of(Map<?, ?> event, Instant now) {
    return of(event, Map.of(), now);
  }

  /** The same with what it carries along. */
  static EventLine of(Map<?, ?> event, Map<String, String> carried, Instant now) {
    return new EventLine(
        text(event, "id"),
        text(event, "source"),
        text(event, "resource"),
        text(event, "state"),
        time(text(event, "time"), now).toString(),
        text(event, "type"),
        text(event, "severity"),
        text(event, "account"),
        text(event, "region"),
        text(event, "summary"),
        null,
        null,
        null,
        null,
        carried);
  }

  Instant instant() {
    return Instant.parse(time);
  }

  boolean isProblem() {
    return Severity.isProblem(severity);
  }

  boolean isOk() {
    return severity.equals(Severity.OK);
  }

  /** The value of a key that events can be grouped by. */
  String value(String key) {
    return switch (key) {
      case "source" -> source;
      case "resource" -> resource;
      case "state" -> state;
      case "type" -> type;
      case "severity" -> severity;
      case "account" -> account;
      case "region" -> region;
      default -> throw new IllegalArgumentException(key + ": no key of a group");
    };
  }

  /** The same, and that a younger state was known. */
  EventLine lateFor(String known, Instant since) {
    return with(known, since.toString(), recovered, silenced, carried);
  }

  /** The same, and that it ends a problem. */
  EventLine recoveredFrom(Instant opened) {
    return with(
        late, lateSince, Spans.words(Duration.between(opened, instant())), silenced, carried);
  }

  /** The same, and that it was silenced until a time. It was not under way for so long. */
  EventLine silencedUntil(Instant end) {
    String until = end.truncatedTo(ChronoUnit.SECONDS).toString();
    return with(late, lateSince, recovered, until, Map.of());
  }

  /** The standard event, for event patterns; fields that are empty are left out. */
  JsonNode toEvent() {
    ObjectNode event = Json.MAPPER.valueToTree(this);
    event.retain(FIELDS);
    FIELDS.stream().filter(field -> event.path(field).asText().isEmpty()).forEach(event::remove);
    return event;
  }

  private EventLine with(
      String newLate,
      String newLateSince,
      String newRecovered,
      String newSilenced,
      Map<String, String> newCarried) {
    return new EventLine(
        id,
        source,
        resource,
        state,
        time,
        type,
        severity,
        account,
        region,
        summary,
        newLate,
        newLateSince,
        newRecovered,
        newSilenced,
        newCarried);
  }

  private static Instant time(String time, Instant now) {
    try {
      return time.isEmpty() ? now : Instant.parse(time);
    } catch (DateTimeException e) {
      return now;
    }
  }

  private static String text(Map<?, ?> event, String field) {
    Object value = event.get(field);
    return value == null ? "" : value.toString();
  }
}
