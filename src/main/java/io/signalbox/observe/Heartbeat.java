package io.signalbox.observe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event that is made to see that events go all the way. What it says fits in a CSV line and the
 * attributes of a notification: the resource is {@code
 * arn:onprem:signalbox:<estate>::heartbeat/<instance>/<period>}.
 *
 * @param estate which queues it is to go through; processes that share theirs have the same
 * @param instance the process that made it
 * @param period between this one and the next
 * @param made when it was made
 */
record Heartbeat(String estate, String instance, Duration period, Instant made) {

  /** The source of all heartbeats, and of nothing else. */
  static final String SOURCE = "signalbox.heartbeat";

  private static final Pattern RESOURCE =
      Pattern.compile("arn:onprem:signalbox:([0-9a-f]+)::heartbeat/([0-9a-f]+)/([1-9]\\d{0,8})");

  /** The one with this resource; nothing where that, or the time, is none of a heartbeat. */
  static Optional<Heartbeat> of(String resource, String time) {
    Matcher matcher = RESOURCE.matcher(resource);
    try {
      return matcher.matches()
          ? Optional.of(
              new Heartbeat(
                  matcher.group(1),
                  matcher.group(2),
                  Duration.ofSeconds(Long.parseLong(matcher.group(3))),
                  Instant.parse(time)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The event that goes through the hops. */
  ObjectNode event() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("id", "heartbeat-%s-%s".formatted(instance, made));
    event.put("detail-type", "Signalbox Heartbeat");
    event.put("source", SOURCE);
    event.put("time", made.toString());
    event
        .putArray("resources")
        .add(
            "arn:onprem:signalbox:%s::heartbeat/%s/%d"
                .formatted(estate, instance, period.toSeconds()));
    event.putObject("detail");
    return EventEnvelope.complete(event, null);
  }
}
