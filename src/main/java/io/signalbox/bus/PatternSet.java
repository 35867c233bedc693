package io.signalbox.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;

/**
 * Some event patterns, each with a name, that are asked together which of them take an event.
 *
 * @param <T> what names a pattern
 */
public final class PatternSet<T> {

  private final GenericMachine<T> machine = GenericMachine.<T>builder().build();

  /** One of patterns by their names. */
  public PatternSet(Map<T, EventPattern> patterns) {
    patterns.forEach((name, pattern) -> pattern.addTo(machine, name));
  }

  /** The names of the patterns that take an event. */
  public List<T> matching(JsonNode event) {
    return machine.isEmpty() ? List.of() : machine.rulesForJSONEvent(SourceFirst.arrange(event));
  }
}
