package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * A notification as the body of a request to a workflow of Microsoft Teams: an adaptive card. What
 * comes from outside stands in text runs, which know no Markdown, or is escaped where a card knows
 * it.
 *
 * @see <a href="https://adaptivecards.io/explorer/">Adaptive Cards</a>
 * @see <a
 *     href="https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook">workflows
 *     and webhooks</a>
 */
public final class TeamsCard {

  /** A message of Teams has at most 28 KB, of which this text takes 12 at worst. */
  private static final int LONGEST_TEXT = 4000;

  private static final int MOST_LINES = 50;

  private static final int LONGEST_LINE = 512;

  /** 1.5 is the newest that Teams shows on phones too. */
  private static final String VERSION = "1.5";

  private static final String MARKDOWN = "\\`*_{}[]()#+-.!|~<>";
  private static final Map<String, String> COLORS =
      Map.of("ok", "good", "info", "accent", "warning", "warning", "critical", "attention");

  /** The request's body as JSON, in UTF-8. */
  public byte[] write(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card(notification));
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode card(Notification notification) {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", VERSION);
    card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    run(body, LONGEST_LINE, notification.subject())
        .put("size", "large")
        .put("weight", "bolder")
        .put("color", COLORS.get(notification.severity()));
    facts(body.addObject().put("type", "FactSet").putArray("facts"), notification);
    lines(notification).forEach(line -> run(body, LONGEST_TEXT, line));
    ArrayNode actions = JsonNodeFactory.instance.arrayNode();
    notification.consoleUrl().ifPresent(url -> link(actions, "Open in AWS", url));
    if (!notification.runbook().url().isEmpty()) {
      link(actions, "Open the runbook", notification.runbook().url());
    }
    if (!actions.isEmpty()) {
      card.set("actions", actions);
    }
    return card;
  }

  private static List<String> lines(Notification notification) {
    List<String> lines =
        Shortened.to(LONGEST_TEXT, notification.text())
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.size() <= MOST_LINES
        ? lines
        : Stream.concat(lines.stream().limit(MOST_LINES - 1L), Stream.of("…")).toList();
  }

  private static void facts(ArrayNode facts, Notification notification) {
    fact(facts, "Severity", notification.severity());
    fact(facts, "State", notification.state());
    fact(facts, "Source", notification.source());
    fact(facts, "Resource", notification.resource());
    fact(facts, "Time", notification.time());
  }

  private static void fact(ArrayNode facts, String title, String value) {
    if (!value.isEmpty()) {
      String escaped = Shortened.to(2 * LONGEST_LINE, Mentions.disarmed(value), TeamsCard::escape);
      facts.addObject().put("title", title).put("value", escaped);
    }
  }

  private static ObjectNode run(ArrayNode body, int longest, String text) {
    ArrayNode inlines = body.addObject().put("type", "RichTextBlock").putArray("inlines");
    return inlines
        .addObject()
        .put("type", "TextRun")
        .put("text", Shortened.to(longest, Mentions.disarmed(text)));
  }

  private static void link(ArrayNode actions, String title, String url) {
    actions.addObject().put("type", "Action.OpenUrl").put("title", title).put("url", url);
  }

  private static String escape(int character) {
    String text = Character.toString(character);
    return MARKDOWN.indexOf(character) >= 0 ? "\\" + text : text;
  }
}
