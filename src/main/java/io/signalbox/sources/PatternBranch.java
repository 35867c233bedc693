package io.signalbox.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;

/**
 * An event pattern, or one of the alternatives of its {@code $or}.
 *
 * @param pattern the pattern, with no {@code $or} beside its fields
 */
public record PatternBranch(JsonNode pattern) {

  private static final String OR = "$or";
  private static final String SOURCE = "source";
  private static final String TYPE = "detail-type";

  /**
   * The branches of a pattern.
   *
   * @throws io.signalbox.bus.InvalidPatternException where it is none
   */
  static List<PatternBranch> of(String json) {
    EventPattern.compile(json);
    ObjectNode pattern = (ObjectNode) Json.read(json);
    if (!pattern.has(OR)) {
      return List.of(new PatternBranch(pattern));
    }
    List<PatternBranch> branches = new ArrayList<>();
    JsonNode alternatives = pattern.remove(OR);
    for (JsonNode alternative : alternatives) {
      ObjectNode branch = pattern.deepCopy();
      branch.setAll((ObjectNode) alternative);
      branches.add(new PatternBranch(branch));
    }
    return branches;
  }

  /** The sources of the events that it takes. */
  public Names sources() {
    return Names.of(pattern.path(SOURCE));
  }

  /** The detail-types of the events that it takes. */
  public Names types() {
    return Names.of(pattern.path(TYPE));
  }

  /** Whether it takes events of a detail-type, if the rest of the event is right. */
  public boolean takes(String type) {
    if (!pattern.has(TYPE)) {
      return true;
    }
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    EventPattern.compile(only(pattern.get(TYPE))).addTo(machine, TYPE);
    try {
      return !machine.rulesForJSONEvent(json(Map.of(TYPE, type))).isEmpty();
    } catch (Exception e) { // the engine declares it, for events that are not JSON
      throw new IllegalStateException(e);
    }
  }

  private static String only(JsonNode matchers) {
    return json(Map.of(TYPE, matchers));
  }

  private static String json(Map<String, ?> fields) {
    return Json.MAPPER.valueToTree(fields).toString();
  }
}
