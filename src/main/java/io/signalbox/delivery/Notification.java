package io.signalbox.delivery;

import io.signalbox.event.Text;
import io.signalbox.notification.Runbook;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Message;

/**
 * A notification as it came to a delivery, of which others may be the authors: all fields are free
 * of control characters, line breaks, direction overrides and halves of surrogate pairs, but for
 * the line feeds in the text. What a message does not say is empty.
 *
 * @param id the notification's id, or the event's where it has none
 * @param subject one line
 * @param text the lines of the text
 * @param severity {@code ok}, {@code info}, {@code warning} or {@code critical}
 * @param source the event's source, such as {@code aws.ec2}
 * @param resource the ARN of what it is about
 * @param state the resource's state
 * @param time when it happened: RFC 3339, in UTC
 * @param details what it says beside its words
 */
record Notification(
    String id,
    String subject,
    String text,
    String severity,
    String source,
    String resource,
    String state,
    String time,
    Details details) {

  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_RESOURCE = 1024;
  private static final int LONGEST_ID = 300;
  private static final Set<String> SEVERITIES = Set.of("ok", "info", "warning", "critical");

  /** Reads the message of a notification. */
  static Notification of(Message message) {
    String subject = line(message, "subject", LONGEST_SUBJECT);
    String severity = line(message, "severity", LONGEST_SUBJECT);
    Details details = Details.of(message.getHeader("details", String.class));
    return new Notification(
        id(message),
        subject.isEmpty() ? "Event" : subject,
        Text.lines(message.getBody(String.class), LONGEST_TEXT),
        SEVERITIES.contains(severity) ? severity : "info",
        line(message, "source", 128),
        line(message, "resource", LONGEST_RESOURCE),
        line(message, "state", 128),
        time(message, details).map(Instant::toString).orElse(""),
        details);
  }

  /** When it happened; empty where that is not known. */
  Optional<Instant> instant() {
    return instant(time);
  }

  /**
   * Where AWS's console shows the resource; empty for one that is not in AWS's standard partition.
   */
  Optional<String> consoleUrl() {
    return Console.url(resource);
  }

  /** What to do about it; of others than the rule of the notification it has none. */
  Runbook runbook() {
    return details.runbook();
  }

  private static String id(Message message) {
    String id = line(message, "notification-id", LONGEST_ID);
    return id.isEmpty() ? line(message, "event-id", LONGEST_ID) : id;
  }

  private static String line(Message message, String header, int longest) {
    return Text.line(message.getHeader(header, String.class), longest);
  }

  /** Where the attributes were too many for SQS it is among the details. */
  private static Optional<Instant> time(Message message, Details details) {
    Optional<Instant> time = instant(message.getHeader("event-time", String.class));
    return time.isPresent() ? time : details.time("time");
  }

  private static Optional<Instant> instant(String time) {
    try {
      return time == null || time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
