package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Takes the envelope off an SNS notification that reached a queue without raw delivery, so that its
 * body, attributes and Subject are those that were published. Any other message stays as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS
 *     message formats</a>
 */
public final class SnsNotification {

  private HeaderFilterStrategy attributes;

  /** What attributes of the notification become headers. */
  public void setAttributes(HeaderFilterStrategy attributes) {
    this.attributes = attributes;
  }

  /** Whether a JSON value is the envelope that SNS puts around a message. */
  static boolean isOne(JsonNode message) {
    return "Notification".equals(message.path("Type").asText())
        && message.path("Message").isTextual()
        && message.path("TopicArn").isTextual();
  }

  /** Unwraps the message of the exchange. */
  public void unwrap(Exchange exchange) {
    Message message = exchange.getMessage();
    String body = message.getBody(String.class);
    if (body == null || !body.startsWith("{")) {
      return;
    }
    JsonNode notification = json(body);
    if (notification == null || !isOne(notification)) {
      return;
    }
    message.setBody(notification.path("Message").asText());
    put(message, "subject", notification.path("Subject"), exchange);
    notification
        .path("MessageAttributes")
        .properties()
        .forEach(each -> put(message, each.getKey(), each.getValue().path("Value"), exchange));
  }

  private void put(Message message, String name, JsonNode value, Exchange exchange) {
    if (value.isTextual()
        && !attributes.applyFilterToExternalHeaders(name, value.asText(), exchange)) {
      message.setHeader(name, value.asText());
    }
  }

  private static JsonNode json(String body) {
    try {
      return Json.read(body);
    } catch (InvalidEventException e) {
      return null;
    }
  }
}
