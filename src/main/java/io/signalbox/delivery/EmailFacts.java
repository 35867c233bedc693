package io.signalbox.delivery;

import io.signalbox.event.Text;
import io.signalbox.notification.Runbook;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What the template of the HTML knows of a notification: {@code subject, severity, state, previous,
 * source, resource}, {@code time} in the readers' zone, {@code console}, the URL of the resource in
 * AWS's console, {@code lines}, the text line by line, and {@code runbook}, with {@code lines} and
 * {@code url}; of several events {@code count, omitted, first, last, duration} and the tables of
 * {@link EmailTable}. What is not known is empty.
 */
public final class EmailFacts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);

  /** What readers of mail show beside the subject. */
  private static final int LONGEST_PREVIEW = 200;

  /** The line of the text with which its last part begins, see notification.txt.ftl. */
  private static final String OF_RUNBOOK = "What to do next:";

  private ZoneId zone = ZoneId.of("UTC");

  /** The readers' time zone, such as {@code Europe/Berlin}; empty for UTC. */
  public void setTimeZone(String timeZone) {
    zone = ZoneId.of(timeZone.isEmpty() ? "UTC" : timeZone);
  }

  /** The facts of the notification in the exchange. */
  public Map<String, Object> of(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    Details details = notification.details();
    Map<String, Object> facts = new HashMap<>();
    facts.put("subject", notification.subject());
    facts.put("severity", notification.severity());
    facts.put("state", notification.state());
    facts.put("previous", details.text("previous"));
    facts.put("source", notification.source());
    facts.put("resource", notification.resource());
    facts.put("console", notification.consoleUrl().orElse(""));
    facts.put("time", notification.instant().map(this::local).orElse(""));
    Runbook runbook = notification.runbook();
    facts.put("preview", Text.line(notification.text(), LONGEST_PREVIEW));
    facts.put("lines", lines(notification.text(), runbook));
    facts.put("runbook", Map.of("lines", lines(runbook.text()), "url", runbook.url()));
    putTables(details, facts);
    return facts;
  }

  private void putTables(Details details, Map<String, Object> facts) {
    facts.put("kind", details.text("kind"));
    facts.put("rule", details.text("rule"));
    facts.put("count", details.number("count"));
    facts.put("omitted", details.number("omitted"));
    facts.put("events", details.number("events"));
    facts.put("duration", details.text("duration"));
    facts.put("first", details.time("firstTime").map(this::local).orElse(""));
    facts.put("last", details.time("lastTime").map(this::local).orElse(""));
    facts.put("heldUntil", details.time("heldUntil").map(this::local).orElse(""));
    facts.put("heldFor", details.text("heldFor"));
    EmailTable table = new EmailTable(details, zone);
    facts.put("states", table.states());
    facts.put("rows", table.rows());
    facts.put("zone", table.zoneName());
    facts.put("sources", table.sources());
    facts.put("otherSources", details.number("otherSources"));
    facts.put("otherEvents", details.number("otherEvents"));
    facts.put("resources", table.resources());
    facts.put("silences", table.silences());
    facts.put("deadLetters", table.deadLetters());
  }

  /** The text but for what it says of the runbook, which has a place of its own. */
  private static List<String> lines(String text, Runbook runbook) {
    List<String> lines = lines(text);
    int begin = runbook.saysNothing() ? -1 : lines.lastIndexOf(OF_RUNBOOK);
    // with the empty line before it
    return begin < 0 ? lines : lines.subList(0, Math.max(0, begin - 1));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private String local(Instant time) {
    return TIME.format(time.atZone(zone));
  }
}
