package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/**
 * A notification as JSON for any server: {@code id, time, source, resource, state, severity,
 * subject, text} and {@code runbook}, the text of what to do, and {@code runbook_url}, each a
 * string, empty where it is not known; or a CloudEvent with that as its data.
 */
public final class WebhookBody {

  private static final String CLOUD_EVENTS = "cloudevents";

  private boolean cloudEvents;

  /** {@code json} or {@code cloudevents}. */
  public void setFormat(String format) {
    cloudEvents = format.equals(CLOUD_EVENTS);
  }

  /** The body of the request, in UTF-8. */
  public byte[] write(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    ObjectNode body = json(notification);
    return cloudEvents
        ? NotificationCloudEvent.write(notification, body)
        : body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The media type of the body. */
  public String mediaType() {
    return cloudEvents ? NotificationCloudEvent.MEDIA_TYPE : "application/json";
  }

  private static ObjectNode json(Notification notification) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", notification.id())
        .put("time", notification.time())
        .put("source", notification.source())
        .put("resource", notification.resource())
        .put("state", notification.state())
        .put("severity", notification.severity())
        .put("subject", notification.subject())
        .put("text", notification.text())
        .put("runbook", notification.runbook().text())
        .put("runbook_url", notification.runbook().url());
  }
}
