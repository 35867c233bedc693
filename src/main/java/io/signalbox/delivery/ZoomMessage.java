package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * A notification as the body of a request to an incoming webhook of Zoom Team Chat, in its format
 * {@code full}. Zoom is told to find no Markdown in it.
 *
 * @see <a href="https://support.zoom.com/hc/en/article?id=zm_kb&amp;sysparm_article=KB0067640">
 *     Incoming Webhook</a>
 * @see <a href="https://developers.zoom.us/docs/chat/customizing-messages/">its messages</a>
 */
public final class ZoomMessage {

  private static final int LONGEST_HEAD = 200;

  /** A message has at most 4,096 characters. */
  private static final int LONGEST_TEXT = 2000;

  private static final int LONGEST_VALUE = 256;
  private static final Map<String, String> COLORS =
      Map.of("ok", "#2E7D32", "info", "#1565C0", "warning", "#B26A00", "critical", "#C62828");

  /** The message as JSON, in UTF-8. */
  public byte[] write(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("is_markdown_support", false);
    ObjectNode content = message.putObject("content");
    content
        .putObject("head")
        .put("text", text(LONGEST_HEAD, notification.subject()))
        .putObject("style")
        .put("bold", true)
        .put("color", COLORS.get(notification.severity()));
    ArrayNode body = content.putArray("body");
    if (!notification.text().isEmpty()) {
      paragraph(body, text(LONGEST_TEXT, notification.text()));
    }
    facts(body.addObject().put("type", "fields").putArray("items"), notification);
    notification.consoleUrl().ifPresent(url -> paragraph(body, "Open in AWS").put("link", url));
    if (!notification.runbook().url().isEmpty()) {
      paragraph(body, "Open the runbook").put("link", notification.runbook().url());
    }
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void facts(ArrayNode items, Notification notification) {
    fact(items, "Severity", notification.severity());
    fact(items, "State", notification.state());
    fact(items, "Source", notification.source());
    fact(items, "Resource", notification.resource());
    fact(items, "Time", notification.time());
  }

  private static void fact(ArrayNode items, String key, String value) {
    if (!value.isEmpty()) {
      items.addObject().put("key", key).put("value", text(LONGEST_VALUE, value));
    }
  }

  private static ObjectNode paragraph(ArrayNode body, String text) {
    return body.addObject().put("type", "message").put("text", text);
  }

  private static String text(int longest, String text) {
    return Shortened.to(longest, Mentions.disarmed(text));
  }
}
