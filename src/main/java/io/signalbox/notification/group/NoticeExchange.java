package io.signalbox.notification.group;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A notification as the exchange of the route that words it. */
final class NoticeExchange {

  /** When the event was taken in, and its trace: a notification of one event goes on with these. */
  static final List<String> CARRIED =
      List.of(io.signalbox.event.Arrival.ACCEPTED_AT, "traceparent");

  private NoticeExchange() {}

  /**
   * Sets the body, for templates; the headers {@code notification-id, event-time, severity} and,
   * where all its events have it in common, {@code source, resource, state}, {@code recipients}
   * where not all deliveries are meant, and of one event what it carries along: with the subject
   * ten at most, which is all that SQS takes; the variables {@code rule} and {@code template}; and
   * {@code message-group} and {@code deduplication-id}, for FIFO topics.
   */
  static void fill(Exchange exchange, Notice notice) {
    JsonNode content = Json.read(notice.content());
    Message message = exchange.getMessage();
    message.setBody(Json.MAPPER.convertValue(content, new TypeReference<Map<String, Object>>() {}));
    message.setHeader("notification-id", notice.id());
    message.setHeader("event-time", content.path("lastTime").asText());
    for (String each : new String[] {"severity", "source", "resource", "state", "recipients"}) {
      set(message, each, content.path(each).asText());
    }
    if (content.path("count").asInt() == 1) {
      JsonNode carried = content.path("event").path("carried");
      CARRIED.forEach(name -> set(message, name, carried.path(name).asText()));
    }
    String resource = content.path("resource").asText();
    exchange.setVariable("rule", notice.rule());
    exchange.setVariable("template", content.path("template").asText());
    exchange.setVariable("message-group", resource.isEmpty() ? notice.lane() : resource);
    exchange.setVariable("deduplication-id", notice.id());
  }

  /** An attribute must not be empty. */
  private static void set(Message message, String name, String value) {
    if (!value.isEmpty()) {
      message.setHeader(name, value);
    }
  }
}
