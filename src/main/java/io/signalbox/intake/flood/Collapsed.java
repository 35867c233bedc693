package io.signalbox.intake.flood;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.StandardEvent;

/** What goes on in the place of many; a bean, whose parts a route can name. */
public final class Collapsed {

  private final StandardEvent event;
  private final JsonNode original;

  Collapsed(StandardEvent event, JsonNode original) {
    this.event = event;
    this.original = original;
  }

  /** The last of them, with their count in its summary. */
  public StandardEvent getEvent() {
    return event;
  }

  /** The event that the last was made of. */
  public JsonNode getOriginal() {
    return original;
  }
}
