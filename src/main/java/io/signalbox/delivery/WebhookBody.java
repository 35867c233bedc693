package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/**
 * A notification as JSON for any server: {@code id, time, source, resource, state, severity,
 * subject, text}, each a string.
 */
public final class WebhookBody {

  /** The body of the request, in UTF-8. */
  public byte[] write(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
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
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
