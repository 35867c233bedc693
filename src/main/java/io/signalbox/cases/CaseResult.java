package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a case expects, and what became of its event.
 *
 * @param expected the case, with the values of the keys that it names
 */
public record CaseResult(SourceCase expected, CaseOutcome outcome) {

  /** The fields that tell of a standard event where no case says which matter. */
  static final List<String> FIELDS = List.of("source", "resource", "state", "severity", "summary");

  public boolean passed() {
    return texts().isEmpty();
  }

  /** How they differ, a line each; empty where they do not. */
  public List<String> texts() {
    return outcome.differences(expected);
  }

  /** How they differ, field by field; empty where they do not. */
  public List<Difference> differences() {
    if (passed()) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    int events = Math.max(expected.out().size(), outcome.standardEvents().size());
    for (int i = 0; i < events; i++) {
      compare(differences, i);
    }
    boolean asExpected =
        expected.deadLetter() != null
            && outcome.deadLetters().equals(List.of(expected.deadLetter()));
    if (!asExpected) {
      deadLetters(differences);
    }
    return differences;
  }

  private void compare(List<Difference> differences, int index) {
    String name = "out[%d]".formatted(index);
    if (index >= expected.out().size()) {
      differences.add(new Difference(name, null, Json.MAPPER.valueToTree(told(index, FIELDS))));
    } else if (index >= outcome.standardEvents().size()) {
      differences.add(
          new Difference(name, Json.MAPPER.valueToTree(expected.out().get(index)), null));
    } else {
      Map<String, JsonNode> fields = expected.out().get(index);
      Map<String, JsonNode> told = told(index, fields.keySet());
      fields.forEach(
          (field, value) -> {
            if (!value.equals(told.get(field))) {
              differences.add(new Difference(name + "." + field, value, told.get(field)));
            }
          });
    }
  }

  private void deadLetters(List<Difference> differences) {
    JsonNode before =
        expected.deadLetter() == null ? null : TextNode.valueOf(expected.deadLetter());
    if (before != null && outcome.deadLetters().isEmpty()) {
      differences.add(new Difference("deadLetter", before, null));
    }
    for (String reason : outcome.deadLetters()) {
      differences.add(new Difference("deadLetter", before, TextNode.valueOf(reason)));
      before = null;
    }
  }

  /** Some fields of the standard event at an index, in the order of {@code fields}. */
  Map<String, JsonNode> told(int index, Iterable<String> fields) {
    return told(outcome.standardEvents().get(index), fields);
  }

  private static Map<String, JsonNode> told(StandardEvent event, Iterable<String> fields) {
    JsonNode json = event.toJson();
    Map<String, JsonNode> told = new LinkedHashMap<>();
    for (String field : fields) {
      if (json.has(field)) {
        told.put(field, json.get(field));
      }
    }
    return told;
  }
}
