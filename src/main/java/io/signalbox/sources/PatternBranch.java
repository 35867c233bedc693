package io.signalbox.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.event.Json;
import io.signalbox.match.PatternBranches;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;

/**
 * An event pattern, or one of the alternatives of its {@code $or}.
 *
 * @param fields what its fields may be, by their paths
 */
public record PatternBranch(Map<String, JsonNode> fields) {

  private static final String SOURCE = "source";
  private static final String TYPE = "detail-type";

  /**
   * The branches of a pattern.
   *
   * @throws io.signalbox.bus.InvalidPatternException where it is none
   */
  static List<PatternBranch> of(String json) {
    EventPattern.compile(json);
    return PatternBranches.of(Json.read(json)).stream().map(PatternBranch::new).toList();
  }

  /** The sources of the events that it takes. */
  public Names sources() {
    return Names.of(field(SOURCE));
  }

  /** The detail-types of the events that it takes. */
  public Names types() {
    return Names.of(field(TYPE));
  }

  private JsonNode field(String name) {
    return fields.getOrDefault(name, MissingNode.getInstance());
  }

  /** Whether it takes events of a detail-type, if the rest of the event is right. */
  public boolean takes(String type) {
    if (!fields.containsKey(TYPE)) {
      return true;
    }
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    EventPattern.compile(PatternBranches.only(TYPE, fields.get(TYPE))).addTo(machine, TYPE);
    try {
      return !machine
          .rulesForJSONEvent(Json.MAPPER.createObjectNode().put(TYPE, type).toString())
          .isEmpty();
    } catch (Exception e) { // the engine declares it, for events that are not JSON
      throw new IllegalStateException(e);
    }
  }
}
