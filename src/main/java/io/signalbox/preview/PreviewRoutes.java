package io.signalbox.preview;

import io.signalbox.errors.OriginalMessage;
import io.signalbox.event.MessageAttributes;
import io.signalbox.event.StandardEvent;
import io.signalbox.notification.group.ChosenRules;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * What stands in a preview for the channels: an event goes in, the standard events that come of it
 * go to the rules of the notifications at once, and what these word stays.
 */
final class PreviewRoutes extends RouteBuilder {

  /** Where the event is sent. */
  static final String IN = "direct:preview";

  /** Where dead letters go. */
  static final String DEAD_LETTER = "direct:preview-dead-letter";

  private final MessageAttributes attributes = new MessageAttributes();
  private final List<Preview.Words> words = new CopyOnWriteArrayList<>();
  private final List<String> deadLetters = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

  @Override
  public void configure() {
    from(IN)
        .routeId("preview")
        .setVariable("original", new OriginalMessage())
        .setVariable("hop", constant("preview"))
        .setVariable("dead-letter", constant(DEAD_LETTER))
        .to("bus:events");
    from("direct:org-resource-events")
        .routeId("preview-standard-event")
        .process(this::describe)
        .setVariable("rules", new ChosenRules())
        .to("bus:notifications")
        .to("group:notifications");
    from("direct:notifications")
        .routeId("preview-notification")
        .to("direct:email-message")
        .process(this::keepWords);
    from(DEAD_LETTER).routeId("preview-dead-letter").process(this::keepDeadLetter);
  }

  List<Preview.Words> words() {
    return List.copyOf(words);
  }

  List<String> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** The standard events that came as far as the rules. */
  List<Map<String, Object>> events() {
    return List.copyOf(events);
  }

  /** Makes the standard event what it is once it has passed the people's queue. */
  private void describe(Exchange exchange) {
    StandardEvent event = exchange.getMessage().getBody(StandardEvent.class);
    attributes.write(event, exchange);
    attributes.read(event, exchange);
    event.setDetail(null);
    Map<String, Object> body = event.toMap();
    events.add(body);
    exchange.getMessage().setBody(body);
  }

  private void keepWords(Exchange exchange) throws MessagingException, IOException {
    MimeMessage mail = exchange.getMessage().getBody(MimeMessage.class);
    Multipart parts = (Multipart) mail.getContent();
    words.add(
        new Preview.Words(
            exchange.getVariable("rule", String.class),
            mail.getSubject(),
            parts.getBodyPart(0).getContent().toString(),
            parts.getBodyPart(1).getContent().toString()));
  }

  private void keepDeadLetter(Exchange exchange) {
    deadLetters.add(exchange.getMessage().getHeader("reason", String.class));
  }
}
