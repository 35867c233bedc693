package io.signalbox.intake.flood;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.broker.Transaction;
import io.signalbox.broker.Transactions;
import io.signalbox.errors.OriginalMessage;
import io.signalbox.event.StandardEvent;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Holds the repeats of syslog and SNMP within a window. Those of one message of the spool are added
 * up and go to a queue of their own in the transaction that takes the message, so that they are on
 * disk as long as they are held. A message of the spool that has no events ends the window: so its
 * end has its place among the events, also where they waited for long.
 */
public final class Flood {

  private static final String VARIABLE = "held";
  private static final Set<String> SOURCES = Set.of("syslog", "snmp");

  private final OriginalMessage original = new OriginalMessage();
  private final Transactions transactions;
  private final String queue;
  private final FloodWindow window;

  /**
   * Begins a window.
   *
   * @param queue the name of the queue that keeps what is held
   * @param threshold how many of the same go on in a window
   * @param maxKeys how many different ones are known in a window
   */
  public Flood(Transactions transactions, String queue, int threshold, int maxKeys) {
    this.transactions = transactions;
    this.queue = queue;
    this.window = new FloodWindow(threshold, maxKeys);
  }

  /** What is to collect the repeats of a message of the spool, in its variable {@code held}. */
  public Object begin() {
    return new HeldRepeats();
  }

  /** Whether the standard event in the body is a repeat, which is held then and goes no further. */
  public boolean holds(Exchange exchange) {
    StandardEvent event = exchange.getMessage().getBody(StandardEvent.class);
    HeldRepeats held = exchange.getVariable(VARIABLE, HeldRepeats.class);
    Transaction transaction = transactions.of(exchange).orElse(null);
    if (held == null
        || transaction == null
        || !SOURCES.contains(event.getSource())
        || !window.holds(Sameness.of(event), event.getId())) {
      return false;
    }
    // what is remembered of it must be forgotten if the transaction goes back
    transaction.noteSent();
    held.add(Repeats.of(event, (JsonNode) original.body(exchange)));
    return true;
  }

  /** What the events of the message repeated, as one text, or none. */
  public List<String> held(Exchange exchange) {
    HeldRepeats held = exchange.getVariable(VARIABLE, HeldRepeats.class);
    return held.isEmpty() ? List.of() : List.of(held.text());
  }

  /**
   * Ends the window where the message has no events.
   *
   * @return what goes on in the place of all that was held, in the order of their last
   */
  public List<Collapsed> collapsed(Exchange exchange) throws JMSException {
    JsonNode events = exchange.getMessage().getBody(JsonNode.class);
    Transaction transaction = transactions.of(exchange).orElse(null);
    if (!events.isArray() || !events.isEmpty() || transaction == null) {
      return List.of();
    }
    window.end();
    HeldRepeats all = new HeldRepeats();
    for (String text : transaction.takeAll(queue)) {
      all.addAll(text);
    }
    return all.collapse();
  }
}
