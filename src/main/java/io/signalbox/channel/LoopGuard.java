package io.signalbox.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Provenance;
import java.util.List;
import org.apache.camel.Body;

/**
 * Keeps events from going round in circles where what is published comes back: over a bus whose
 * rule is broad, or from another Signalbox that hands it on.
 */
public final class LoopGuard {

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

  /**
   * Whether this is an event that was here before: its source has the prefix of what is published
   * here, or it has our mark.
   *
   * @throws InvalidEventException where its marks cannot be read
   */
  public boolean isEcho(@Body JsonNode event) {
    return event.path("source").asText().startsWith(sourcePrefix)
        || Provenance.hops(event).contains(mark);
  }

  /**
   * The event as it was before anyone handed it on.
   *
   * @throws InvalidEventException where it has been handed on too often, or says wrong of its
   *     origin
   */
  public JsonNode admit(@Body JsonNode event) {
    List<String> hops = Provenance.hops(event);
    if (hops.size() > maxHops) {
      throw new InvalidEventException(
          "handed on %d times, more than channel.max-hops=%d: %s"
              .formatted(hops.size(), maxHops, String.join(", ", hops)));
    }
    return Provenance.restore(event);
  }
}
