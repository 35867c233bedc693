package io.signalbox.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The EventBridge envelope that every event is in: {@code version, id, detail-type, source,
 * account, time, region, resources, detail}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">AWS
 *     service event metadata</a>
 */
public final class EventEnvelope {

  private static final int LONGEST_NAME = 256;

  /** ISO 8601, and Java, also know years before 0 and behind 9999. */
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}-");

  /** What needs no parsing: such a time exists in every month, and is written as Java writes it. */
  private static final Pattern UTC =
      Pattern.compile(
          "[0-9]{4}-(0[1-9]|1[0-2])-([01][1-9]|[12]0|2[1-8])"
              + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z");

  private EventEnvelope() {}

  /** Whether a JSON value is meant as an EventBridge event, well-formed or not. */
  public static boolean looksLikeEvent(JsonNode node) {
    return node.isObject() && node.has("detail-type") && node.has("source");
  }

  /**
   * Checks the envelope and fills what a sender may leave out, as EventBridge does for PutEvents:
   * {@code id}, {@code time}, {@code version}, {@code account}, {@code region}, {@code resources}.
   *
   * @param event the event, which stays as it is
   * @param fallbackId the id of an event that has none, or null for a random one
   * @throws InvalidEventException naming the field that is missing or wrong
   */
  public static ObjectNode complete(JsonNode event, String fallbackId) {
    if (!event.isObject()) {
      throw new InvalidEventException("an event is a JSON object, not " + kind(event));
    }
    ObjectNode complete = Json.MAPPER.createObjectNode();
    complete.put("version", optional(event, "version", "0"));
    complete.put("id", id(event, fallbackId));
    complete.put("detail-type", required(event, "detail-type"));
    complete.put("source", required(event, "source"));
    complete.put("account", line(event, "account"));
    complete.put("time", time(event));
    complete.put("region", line(event, "region"));
    complete.set("resources", resources(event));
    complete.set("detail", detail(event));
    return complete;
  }

  private static String id(JsonNode event, String fallbackId) {
    String otherwise = fallbackId == null ? UUID.randomUUID().toString() : fallbackId;
    String id = optional(event, "id", otherwise);
    if (!id.equals(Text.line(id)) || id.isEmpty()) {
      throw new InvalidEventException("id is not one line of 1 to 256 characters");
    }
    return id;
  }

  /** An optional field that travels as a message attribute. */
  private static String line(JsonNode event, String field) {
    String value = optional(event, field, "");
    if (!value.equals(Text.line(value))) {
      throw new InvalidEventException(field + " is not one line of up to 256 characters");
    }
    return value;
  }

  private static String required(JsonNode event, String field) {
    String value = optional(event, field, "");
    if (value.isBlank()) {
      throw new InvalidEventException(field + " is missing");
    }
    if (value.length() > LONGEST_NAME) {
      throw new InvalidEventException(field + " is longer than " + LONGEST_NAME + " characters");
    }
    return value;
  }

  private static String optional(JsonNode event, String field, String otherwise) {
    JsonNode value = event.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidEventException(field + " is " + kind(value) + ", not a string");
    }
    return value.asText();
  }

  private static String time(JsonNode event) {
    String time = optional(event, "time", "");
    if (time.isEmpty()) {
      return Instant.now().toString();
    }
    if (UTC.matcher(time).matches()) {
      return time;
    }
    try {
      String utc = OffsetDateTime.parse(time).toInstant().toString();
      if (YEAR.matcher(utc).lookingAt()) {
        return utc;
      }
    } catch (DateTimeException e) {
      // the same as a time that it takes and RFC 3339 does not
    }
    throw new InvalidEventException(
        "time is not an RFC 3339 date and time: " + Text.line(time, 64));
  }

  private static ArrayNode resources(JsonNode event) {
    JsonNode resources = event.path("resources");
    ArrayNode list = Json.MAPPER.createArrayNode();
    if (resources.isMissingNode() || resources.isNull()) {
      return list;
    }
    if (resources.isTextual()) {
      return list.add(resources);
    }
    if (!resources.isArray()) {
      throw new InvalidEventException("resources is " + kind(resources) + ", not an array");
    }
    for (JsonNode resource : resources) {
      if (!resource.isTextual()) {
        throw new InvalidEventException("resources holds " + kind(resource) + ", not a string");
      }
      list.add(resource);
    }
    return list;
  }

  private static JsonNode detail(JsonNode event) {
    JsonNode detail = event.path("detail");
    if (detail.isMissingNode()) {
      throw new InvalidEventException("detail is missing");
    }
    if (!detail.isObject()) {
      throw new InvalidEventException("detail is " + kind(detail) + ", not an object");
    }
    return detail;
  }

  /** What a JSON value is, with its article, as a reason tells it. */
  public static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      default -> "null";
    };
  }
}
