package io.signalbox.errors;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.Text;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The id of the event, or else of the notification, that an exchange is about, for the log. */
final class EventId {

  private static final int LONGEST = 300;
  private static final String NOTIFICATION = "notification-id";

  private EventId() {}

  /** Nothing where it is about none, or many. */
  static Optional<String> of(Exchange exchange) {
    return Optional.ofNullable(exchange.getMessage().getHeader("event-id", String.class))
        .or(() -> Optional.ofNullable(exchange.getMessage().getHeader(NOTIFICATION, String.class)))
        .or(() -> id(exchange.getMessage().getBody()))
        .or(() -> id(exchange.getVariable("standard-event")))
        .map(id -> Text.line(id, LONGEST));
  }

  private static Optional<String> id(Object event) {
    if (event instanceof StandardEvent standard) {
      return Optional.ofNullable(standard.getId());
    }
    return event instanceof JsonNode json
        ? Optional.ofNullable(json.path("id").textValue())
        : Optional.empty();
  }
}
