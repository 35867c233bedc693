package io.signalbox.notification.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import io.signalbox.event.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a silence as a file and a command write it: <code>
 * {name, pattern, start, end, author, reason}</code>, the times as of RFC 3339; a maintenance
 * window has <code>weekly: {days, from, to, time-zone}</code>, and needs neither start nor end.
 */
public final class SilenceForm {

  private static final Set<String> FIELDS =
      Set.of("name", "pattern", "start", "end", "weekly", "author", "reason");

  /** What a standard event has once it has travelled; its detail is not there any more. */
  private static final Set<String> EVENT_FIELDS =
      new TreeSet<>(
          Set.of(
              "id",
              "source",
              "resource",
              "state",
              "time",
              "type",
              "severity",
              "account",
              "region",
              "summary"));

  private static final String OR = "$or";
  private static final int LONGEST_PATTERN = 8_000;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_AUTHOR = 200;

  private SilenceForm() {}

  /**
   * Reads one.
   *
   * @throws InvalidSilenceException naming the field that is wrong
   */
  public static Silence read(JsonNode document) {
    document
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InvalidSilenceException(Text.line(field), "no such field");
              }
            });
    Instant start = time(document, "start");
    Instant end = time(document, "end");
    Weekly weekly = document.has("weekly") ? WeeklyForm.read(document.get("weekly")) : null;
    if (end == null && weekly == null) {
      throw new InvalidSilenceException("end", "is missing; only a weekly one needs none");
    }
    if (start != null && end != null && !start.isBefore(end)) {
      throw new InvalidSilenceException("end", "must be after start");
    }
    return new Silence(
        name(document),
        document,
        pattern(document.path("pattern")),
        start,
        end,
        weekly,
        words(document, "author", LONGEST_AUTHOR),
        words(document, "reason", LONGEST_REASON));
  }

  private static String name(JsonNode document) {
    String name = document.path("name").asText();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new InvalidSilenceException("name", "must be 1 to 64 letters, digits, . _ and -");
    }
    return name;
  }

  private static String words(JsonNode document, String field, int longest) {
    String words = Text.line(document.path(field).asText(""), longest);
    if (words.isBlank()) {
      throw new InvalidSilenceException(field, "is missing");
    }
    return words;
  }

  private static Instant time(JsonNode document, String field) {
    if (!document.has(field)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(document.get(field).asText()).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidSilenceException(
          field, "must be a time with its zone, such as 2026-01-05T22:00:00+01:00");
    }
  }

  private static JsonNode pattern(JsonNode pattern) {
    if (!pattern.isObject()) {
      throw new InvalidSilenceException("pattern", "is missing or no event pattern");
    }
    checkFields(pattern);
    if (pattern.toString().length() > LONGEST_PATTERN) {
      throw new InvalidSilenceException(
          "pattern", "is longer than %d characters".formatted(LONGEST_PATTERN));
    }
    try {
      EventPattern.compile(pattern.toString());
      return pattern;
    } catch (InvalidPatternException e) {
      throw new InvalidSilenceException("pattern", e.getMessage());
    }
  }

  /** What could never match would silence nothing, and nobody would know why. */
  private static void checkFields(JsonNode pattern) {
    pattern
        .properties()
        .forEach(
            field -> {
              if (field.getKey().equals(OR)) {
                field.getValue().forEach(SilenceForm::checkFields);
              } else {
                checkField(field.getKey(), field.getValue());
              }
            });
  }

  private static void checkField(String field, JsonNode values) {
    if (!EVENT_FIELDS.contains(field)) {
      throw new InvalidSilenceException(
          "pattern",
          "%s: the standard events that people are told of have %s"
              .formatted(Text.line(field), String.join(", ", EVENT_FIELDS)));
    }
    for (JsonNode value : values) {
      if (value.isNumber()) {
        throw new InvalidSilenceException(
            "pattern", "%s: %s must be in quotation marks".formatted(field, value));
      }
    }
  }
}
