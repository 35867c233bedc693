package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import io.signalbox.event.Json;

/**
 * A rule of {@code bus:events}, as its route file states it.
 *
 * @param name the id of its route
 * @param file the URI that Camel loads the file from
 * @param pattern the event pattern, a JSON object; null takes every event
 * @param fallback whether it is called only where no other rule takes the event
 */
public record BusRule(String name, String file, String pattern, boolean fallback) {

  /**
   * Whether the pattern takes an event.
   *
   * @throws io.signalbox.bus.InvalidPatternException where it does not compile
   */
  public boolean matches(JsonNode event) {
    return pattern == null || EventPattern.compile(pattern).matches(event);
  }

  /** As {@link #matches}; a pattern that does not compile takes nothing. */
  public boolean takes(JsonNode event) {
    try {
      return matches(event);
    } catch (InvalidPatternException e) {
      return false;
    }
  }

  JsonNode patternNode() {
    return Json.read(pattern);
  }
}
