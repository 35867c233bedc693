package io.signalbox.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What the template of the HTML knows of a notification: {@code subject, severity, state, source,
 * resource}, {@code time} in the readers' zone, {@code console}, the URL of the resource in AWS's
 * console, and {@code lines}, the text line by line. What is not known is empty.
 */
public final class EmailFacts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);

  private ZoneId zone = ZoneId.of("UTC");

  /** The readers' time zone, such as {@code Europe/Berlin}; empty for UTC. */
  public void setTimeZone(String timeZone) {
    zone = ZoneId.of(timeZone.isEmpty() ? "UTC" : timeZone);
  }

  /** The facts of the notification in the exchange. */
  public Map<String, Object> of(Exchange exchange) {
    Notification notification = Notification.of(exchange.getMessage());
    return Map.of(
        "subject", notification.subject(),
        "severity", notification.severity(),
        "state", notification.state(),
        "source", notification.source(),
        "resource", notification.resource(),
        "console", notification.consoleUrl().orElse(""),
        "time", notification.instant().map(this::local).orElse(""),
        "lines", notification.text().isEmpty() ? List.of() : notification.text().lines().toList());
  }

  private String local(Instant time) {
    return TIME.format(time.atZone(zone));
  }
}
