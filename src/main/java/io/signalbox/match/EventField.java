package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an event has at the path of a pattern's field, to show it. */
final class EventField {

  private static final int MOST_VALUES = 3;

  private EventField() {}

  /** {@code is "x"}, {@code is missing}; of values in arrays, which all count, the first few. */
  static String describe(JsonNode event, String path) {
    List<JsonNode> found = new ArrayList<>();
    collect(found, event, path);
    if (found.isEmpty()) {
      return "is missing";
    }
    return found.stream()
        .limit(MOST_VALUES)
        .map(EventField::value)
        .distinct()
        .collect(Collectors.joining(" and ", "is ", found.size() > MOST_VALUES ? " and more" : ""));
  }

  private static String value(JsonNode value) {
    return value.isObject() ? EventEnvelope.kind(value) : PatternWords.value(value);
  }

  /** The engine looks into arrays, and takes a name with a dot for two. */
  private static void collect(List<JsonNode> found, JsonNode node, String path) {
    if (node.isArray()) {
      if (node.isEmpty() && path.isEmpty()) {
        found.add(node);
      }
      node.forEach(each -> collect(found, each, path));
    } else if (path.isEmpty()) {
      found.add(node);
    } else {
      node.properties()
          .forEach(
              field -> {
                if (path.equals(field.getKey())) {
                  collect(found, field.getValue(), "");
                } else if (path.startsWith(field.getKey() + ".")) {
                  collect(found, field.getValue(), path.substring(field.getKey().length() + 1));
                }
              });
    }
  }
}
