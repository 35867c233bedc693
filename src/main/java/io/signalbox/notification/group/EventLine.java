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
import java.util.Objects;

/**
 * A standard event as a notification shows it, with what was known of its resource.
 *
 * @param time when it happened, the last time: RFC 3339, in UTC
 * @param previous the state that was known before, where it was another one, or null
 * @param count how many events that say the same this stands for, the latest of which it is
 * @param first the time of the first of these, or null where there is one
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
    String previous,
    int count,
    String first,
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

  EventLine {
    count = Math.max(1, count);
  }

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
        1,
        null,
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

  /** The same, and what was known before it; a state that is its own, or empty, says nothing. */
  EventLine after(String known) {
    String other = known.isEmpty() || known.equals(state) ? null : known;
    return with(other, count, first, late, lateSince, recovered, silenced, carried);
  }

  /** The same, and that a younger state was known. */
  EventLine lateFor(String known, Instant since) {
    return with(previous, count, first, known, since.toString(), recovered, silenced, carried);
  }

  /** The same, and that it ends a problem. */
  EventLine recoveredFrom(Instant opened) {
    String span = Spans.words(Duration.between(opened, instant()));
    return with(previous, count, first, late, lateSince, span, silenced, carried);
  }

  /** The same, and that it was silenced until a time. It was not under way for so long. */
  EventLine silencedUntil(Instant end) {
    String until = end.truncatedTo(ChronoUnit.SECONDS).toString();
    return with(previous, count, first, late, lateSince, recovered, until, Map.of());
  }

  /** The same, as the latest of so many that say the same. */
  EventLine standingFor(int events, String since) {
    return with(previous, events, since, late, lateSince, recovered, silenced, carried);
  }

  /** Whether a reader would find the same in a later one, but for the time. */
  boolean isRepeatedBy(EventLine later) {
    return source.equals(later.source)
        && resource.equals(later.resource)
        && state.equals(later.state)
        && severity.equals(later.severity)
        && summary.equals(later.summary)
        && (later.previous == null || later.previous.equals(previous))
        && Objects.equals(late, later.late)
        && Objects.equals(recovered, later.recovered)
        && Objects.equals(silenced, later.silenced);
  }

  /** One for both: a later one that {@linkplain #isRepeatedBy repeats} it. */
  EventLine repeatedBy(EventLine later) {
    return later.with(
        previous,
        count + later.count,
        first == null ? time : first,
        later.late,
        later.lateSince,
        later.recovered,
        later.silenced,
        later.carried);
  }

  /** The standard event, for event patterns; fields that are empty are left out. */
  JsonNode toEvent() {
    ObjectNode event = Json.MAPPER.valueToTree(this);
    event.retain(FIELDS);
    FIELDS.stream().filter(field -> event.path(field).asText().isEmpty()).forEach(event::remove);
    return event;
  }

  private EventLine with(
      String newPrevious,
      int newCount,
      String newFirst,
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
        newPrevious,
        newCount,
        newFirst,
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
