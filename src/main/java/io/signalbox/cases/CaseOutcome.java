package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.StandardEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of a case's event.
 *
 * @param standardEvents the standard events in their order
 * @param deadLetters the reasons of the dead letters
 */
public record CaseOutcome(List<StandardEvent> standardEvents, List<String> deadLetters) {

  /** How this differs from what a case expects, a line each; empty where it does not. */
  List<String> differences(SourceCase expected) {
    if (expected.deadLetter() != null) {
      return dead(expected.deadLetter());
    }
    if (!deadLetters.isEmpty() || expected.out().size() != standardEvents.size()) {
      return List.of("expected %s, got %s".formatted(count(expected.out().size()), describe()));
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < standardEvents.size(); i++) {
      compare(differences, i, expected.out().get(i));
    }
    return differences;
  }

  private List<String> dead(String reason) {
    return deadLetters.equals(List.of(reason)) && standardEvents.isEmpty()
        ? List.of()
        : List.of("expected dead letter \"%s\", got %s".formatted(reason, describe()));
  }

  private void compare(List<String> differences, int index, Map<String, JsonNode> expected) {
    JsonNode actual = standardEvents.get(index).toJson();
    expected.forEach(
        (field, value) -> {
          if (!value.equals(actual.path(field))) {
            differences.add(
                "out[%d].%s: expected %s, got %s"
                    .formatted(index, field, value, actual.path(field)));
          }
        });
  }

  private String describe() {
    List<String> parts = new ArrayList<>();
    if (!standardEvents.isEmpty() || deadLetters.isEmpty()) {
      parts.add(count(standardEvents.size()));
    }
    deadLetters.forEach(reason -> parts.add("dead letter \"%s\"".formatted(reason)));
    return String.join(" and ", parts);
  }

  private static String count(int events) {
    return switch (events) {
      case 0 -> "no standard event";
      case 1 -> "1 standard event";
      default -> events + " standard events";
    };
  }
}
