package io.signalbox.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Provenance;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;

/**
 * Keeps events from going round in circles where what is published comes back: over a bus whose
 * rule is broad, or from another Signalbox that hands it on. As a predicate it tells an echo, and
 * as a processor it admits any other event: for a method of a bean Camel does more than this does.
 */
public final class LoopGuard implements Predicate, Processor {

  private String sourcePrefix;
  private String mark;
  private int maxHops;

  /** What the source of an event begins with that was published from here. */
  public void setSourcePrefix(String sourcePrefix) {
    this.sourcePrefix = sourcePrefix;
  }

  /** The mark that is left here on each event that is handed on. */
  public void setMark(String mark) {
    this.mark = mark;
  }

  /** How often an event may have been handed on before it comes here. */
  public void setMaxHops(int maxHops) {
    this.maxHops = maxHops;
  }

  @Override
  public boolean matches(Exchange exchange) {
    return isEcho(exchange.getMessage().getBody(JsonNode.class));
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().setBody(admit(exchange.getMessage().getBody(JsonNode.class)));
  }

  /**
   * Whether this is an event that was here before: its source has the prefix of what is published
   * here, or it has our mark.
   *
   * @throws InvalidEventException where its marks cannot be read
   */
  public boolean isEcho(JsonNode event) {
    return event.path("source").asText().startsWith(sourcePrefix)
        || Provenance.hops(event).contains(mark);
  }

  /**
   * The event as it was before anyone handed it on.
   *
   * @throws InvalidEventException where it has been handed on too often, or says wrong of its
   *     origin
   */
  public JsonNode admit(JsonNode event) {
    List<String> hops = Provenance.hops(event);
    if (hops.size() > maxHops) {
      throw new InvalidEventException(
          "handed on %d times, more than channel.max-hops=%d: %s"
              .formatted(hops.size(), maxHops, String.join(", ", hops)));
    }
    return Provenance.restore(event);
  }
}
