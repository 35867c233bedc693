package io.signalbox.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * The event of a message on the queue AwsServiceEvents, in every shape that AWS delivers: an SNS
 * notification around an EventBridge event, the event itself (raw delivery, or the rule's target is
 * the queue), or an SNS message that is no EventBridge event, such as that of a CloudWatch alarm.
 * The last is put in an envelope with source {@value #SNS_SOURCE} and detail-type {@value
 * #SNS_TYPE}, and its message as the detail.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html">
 *     SNS raw message delivery</a>
 */
public final class AwsMessage {

  static final String SNS_SOURCE = "aws.sns";
  static final String SNS_TYPE = "SNS Message";

  /**
   * The event, its envelope complete.
   *
   * @param body the message's text
   * @param messageId the queue's id of the message, which is the id of an event that has none
   * @throws InvalidEventException where it is not JSON or its envelope is wrong
   */
  public ObjectNode read(@Body String body, @Header("CamelAwsSqsMessageId") String messageId) {
    JsonNode message = Json.read(body);
    if (SnsNotification.isOne(message)) {
      return notified(message);
    }
    if (EventEnvelope.looksLikeEvent(message)) {
      return EventEnvelope.complete(message, messageId);
    }
    if (!message.isObject()) {
      throw new InvalidEventException("neither an event nor an SNS notification");
    }
    return EventEnvelope.complete(snsMessage(message), messageId);
  }

  private static ObjectNode notified(JsonNode notification) {
    String id = notification.path("MessageId").asText();
    JsonNode inner = jsonOrText(notification.path("Message").asText());
    if (EventEnvelope.looksLikeEvent(inner)) {
      return EventEnvelope.complete(inner, id);
    }
    ObjectNode detail =
        inner.isObject()
            ? (ObjectNode) inner
            : Json.MAPPER.createObjectNode().set("Message", inner);
    ObjectNode event = snsMessage(detail);
    event.put("time", notification.path("Timestamp").asText());
    putTopic(event, notification);
    return EventEnvelope.complete(event, id);
  }

  private static ObjectNode snsMessage(JsonNode detail) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("source", SNS_SOURCE);
    event.put("detail-type", SNS_TYPE);
    event.set("detail", detail);
    return event;
  }

  /** The topic and the Subject, which the message itself does not say. */
  private static void putTopic(ObjectNode event, JsonNode notification) {
    String arn = notification.path("TopicArn").asText();
    String[] parts = arn.split(":", 6);
    if (parts.length == 6) {
      event.put("region", parts[3]);
      event.put("account", parts[4]);
    }
    ObjectNode sns = ((ObjectNode) event.path("detail")).putObject("sns");
    sns.put("TopicArn", arn);
    if (notification.path("Subject").isTextual()) {
      sns.set("Subject", notification.path("Subject"));
    }
  }

  private static JsonNode jsonOrText(String text) {
    try {
      return Json.read(text);
    } catch (InvalidEventException e) {
      return Json.MAPPER.getNodeFactory().textNode(text);
    }
  }
}
