package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/**
 * A notification as an event of PagerDuty. There is one alert of each resource: the severity {@code
 * ok} resolves it, any other triggers it.
 *
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</a>
 */
public final class PagerDutyEvent {

  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_KEY = 255;

  /** An event has at most 512 KB. */
  private static final int LONGEST_TEXT = 20_000;

  private final String routingKey;

  /** Events for the integration that has this key. */
  public PagerDutyEvent(String routingKey) {
    this.routingKey = routingKey;
  }

  /** The event as JSON, in UTF-8. */
  public byte[] write(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    boolean resolved = notification.severity().equals("ok");
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("routing_key", routingKey);
    event.put("event_action", resolved ? "resolve" : "trigger");
    event.put("dedup_key", key(notification));
    if (!resolved) {
      event.set("payload", payload(notification));
      event.put("client", "Signalbox");
      ArrayNode links = links(notification);
      if (!links.isEmpty()) {
        event.set("links", links);
      }
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode payload(Notification notification) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("summary", Shortened.to(LONGEST_SUMMARY, notification.subject()));
    payload.put("source", about(notification));
    payload.put("severity", notification.severity());
    if (!notification.time().isEmpty()) {
      payload.put("timestamp", notification.time());
    }
    if (!notification.source().isEmpty()) {
      payload.put("group", notification.source());
    }
    if (!notification.state().isEmpty()) {
      payload.put("class", notification.state());
    }
    ObjectNode custom =
        payload
            .putObject("custom_details")
            .put("text", Shortened.to(LONGEST_TEXT, notification.text()))
            .put("event-id", notification.id());
    if (!notification.runbook().text().isEmpty()) {
      custom.put("runbook", notification.runbook().text());
    }
    return payload;
  }

  private static ArrayNode links(Notification notification) {
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    notification.consoleUrl().ifPresent(url -> link(links, "Open in AWS", url));
    if (!notification.runbook().url().isEmpty()) {
      link(links, "Runbook", notification.runbook().url());
    }
    return links;
  }

  private static void link(ArrayNode links, String text, String url) {
    links.addObject().put("href", url).put("text", text);
  }

  /** What it is about: the resource, or where none is named the subject. */
  private static String about(Notification notification) {
    return notification.resource().isEmpty() ? notification.subject() : notification.resource();
  }

  private static String key(Notification notification) {
    String about = about(notification);
    return about.length() <= LONGEST_KEY ? about : Digest.of(about);
  }
}
