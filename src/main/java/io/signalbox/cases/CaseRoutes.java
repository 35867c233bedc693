package io.signalbox.cases;

import io.signalbox.errors.OriginalMessage;
import io.signalbox.event.StandardEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The ends of the routes that a case runs through: its event goes in, and what comes out stays. */
final class CaseRoutes extends RouteBuilder {

  /** Where a case's event is sent; the body is the event. */
  static final String IN = "direct:case";

  private static final String DEAD_LETTER = "direct:case-dead-letter";

  private final List<StandardEvent> standardEvents = new CopyOnWriteArrayList<>();
  private final List<String> deadLetters = new CopyOnWriteArrayList<>();

  @Override
  public void configure() {
    from(IN)
        .routeId("case")
        .setVariable("original", new OriginalMessage())
        .setVariable("hop", constant("case"))
        .setVariable("dead-letter", constant(DEAD_LETTER))
        .to("bus:events");
    from("direct:org-resource-events").routeId("case-out").process(this::keepStandardEvent);
    from(DEAD_LETTER).routeId("case-dead-letter").process(this::keepDeadLetter);
  }

  /** What came out since the last call to {@link #clear()}. */
  CaseOutcome outcome() {
    return new CaseOutcome(List.copyOf(standardEvents), List.copyOf(deadLetters));
  }

  void clear() {
    standardEvents.clear();
    deadLetters.clear();
  }

  private void keepStandardEvent(Exchange exchange) {
    standardEvents.add(exchange.getMessage().getBody(StandardEvent.class));
  }

  private void keepDeadLetter(Exchange exchange) {
    deadLetters.add(exchange.getMessage().getHeader("reason", String.class));
  }
}
