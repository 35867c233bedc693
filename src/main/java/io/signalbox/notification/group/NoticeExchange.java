package io.signalbox.notification.group;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.Runbook;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A notification as the exchange of the route that words it. */
final class NoticeExchange {

  /** When the event was taken in, and its trace: a notification of one event goes on with these. */
  static final List<String> CARRIED =
      List.of(io.signalbox.event.Arrival.ACCEPTED_AT, "traceparent");

  /** Of the details those without which there need be none. */
  private static final List<String> SAYING_SOMETHING =
      List.of("rows", "previous", Runbook.TEXT, "heldUntil", "sources");

  private static final String TIME = "event-time";

  /** All that SQS takes, and SNS where it delivers to SQS as it stands, but for the subject. */
  private static final int MOST_ATTRIBUTES = 9;

  private NoticeExchange() {}

  /**
   * Sets the body, for templates; the headers {@code notification-id, event-time, severity} and,
   * where all its events have it in common, {@code source, resource, state}, {@code recipients}
   * where not all deliveries are meant, {@code details} (see {@link NoticeDetails}), and of one
   * event what it carries along: with the subject ten at most, for which {@code event-time} may
   * have to be the field {@code time} of the details; the variables {@code rule} and {@code
   * template}; and {@code message-group} and {@code deduplication-id}, for FIFO topics.
   */
  static void fill(Exchange exchange, Notice notice) {
    JsonNode content = Json.read(notice.content());
    Message message = exchange.getMessage();
    message.setBody(Json.MAPPER.convertValue(content, new TypeReference<Map<String, Object>>() {}));
    message.setHeader("notification-id", notice.id());
    message.setHeader(TIME, content.path("lastTime").asText());
    for (String each : new String[] {"severity", "source", "resource", "state", "recipients"}) {
      set(message, each, content.path(each).asText());
    }
    if (content.path("count").asInt() == 1) {
      JsonNode carried = content.path("event").path("carried");
      CARRIED.forEach(name -> set(message, name, carried.path(name).asText()));
    }
    // words that were refused may have been so for these
    if (!content.has("failure")) {
      describe(message, NoticeDetails.of(content));
    }
    String resource = content.path("resource").asText();
    exchange.setVariable("rule", notice.rule());
    exchange.setVariable("template", content.path("template").asText());
    exchange.setVariable("message-group", resource.isEmpty() ? notice.lane() : resource);
    exchange.setVariable("deduplication-id", notice.id());
  }

  private static void describe(Message message, ObjectNode details) {
    if (SAYING_SOMETHING.stream().noneMatch(details::has)) {
      return;
    }
    if (message.getHeaders().size() == MOST_ATTRIBUTES) {
      details.put("time", message.removeHeader(TIME).toString());
    }
    message.setHeader("details", details.toString());
  }

  /** An attribute must not be empty. */
  private static void set(Message message, String name, String value) {
    if (!value.isEmpty()) {
      message.setHeader(name, value);
    }
  }
}
