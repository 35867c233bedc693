package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * A notification as a message of Slack, such as the body of a request to an incoming webhook: Block
 * Kit, with the subject as the text that is shown in alerts.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/section-block">section block</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">escaping</a>
 */
public final class SlackMessage {

  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_SECTION = 3000;
  private static final int LONGEST_FIELD = 2000;
  private static final String PLAIN = "plain_text";
  private static final String MARKDOWN = "mrkdwn";
  private static final Map<String, String> SIGNS =
      Map.of("ok", "🟢", "info", "🔵", "warning", "🟡", "critical", "🔴");

  /** The message as JSON, in UTF-8. */
  public byte[] write(Exchange exchange) {
    return of(Notification.of(exchange.getMessage())).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The message. */
  static ObjectNode of(Notification notification) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("text", escaped(LONGEST_SECTION, notification.subject()));
    message.put("unfurl_links", false).put("unfurl_media", false);
    ArrayNode blocks = message.putArray("blocks");
    String header = Mentions.disarmed(notification.subject());
    block(blocks, "header").set("text", plain(Shortened.to(LONGEST_HEADER, header)));
    if (!notification.text().isEmpty()) {
      String text = Mentions.disarmed(notification.text());
      block(blocks, "section").set("text", plain(Shortened.to(LONGEST_SECTION, text)));
    }
    fields(block(blocks, "section").putArray("fields"), notification);
    notification.instant().ifPresent(time -> context(blocks, date(time)));
    return message;
  }

  private static void fields(ArrayNode fields, Notification notification) {
    String severity = notification.severity();
    field(fields, "Severity", SIGNS.get(severity) + " " + severity);
    if (!notification.state().isEmpty()) {
      field(fields, "State", escaped(LONGEST_FIELD / 2, notification.state()));
    }
    if (!notification.source().isEmpty()) {
      field(fields, "Source", escaped(LONGEST_FIELD / 2, notification.source()));
    }
    if (!notification.resource().isEmpty()) {
      String resource = escaped(LONGEST_FIELD - 100, notification.resource());
      field(fields, "Resource", resource);
    }
    notification
        .consoleUrl()
        .ifPresent(url -> field(fields, "Console", "<%s|Open in AWS>".formatted(url)));
    String runbook = notification.runbook().url();
    if (!runbook.isEmpty()) {
      field(fields, "Runbook", "<%s|Open the runbook>".formatted(runbook.replace("&", "&amp;")));
    }
  }

  private static void field(ArrayNode fields, String label, String value) {
    fields.add(markdown("*%s*\n%s".formatted(label, value)));
  }

  private static void context(ArrayNode blocks, String text) {
    block(blocks, "context").putArray("elements").add(markdown(text));
  }

  /** A time that Slack shows in the zone of each reader. */
  private static String date(Instant time) {
    return "<!date^%d^{date_short_pretty} {time_secs}|%s>".formatted(time.getEpochSecond(), time);
  }

  private static ObjectNode block(ArrayNode blocks, String type) {
    return blocks.addObject().put("type", type);
  }

  /** Text in which Slack finds nothing. */
  private static ObjectNode plain(String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", PLAIN)
        .put("text", text)
        .put("emoji", false);
  }

  /** Text with marks of ours; names and addresses in it stay text. */
  private static ObjectNode markdown(String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", MARKDOWN)
        .put("text", text)
        .put("verbatim", true);
  }

  private static String escaped(int longest, String text) {
    return Shortened.to(longest, Mentions.disarmed(text), SlackMessage::escape);
  }

  private static String escape(int character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(character);
    };
  }
}
