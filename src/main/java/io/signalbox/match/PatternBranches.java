package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event pattern by its fields, as the engine compiles it: one branch, or one for each choice
 * that {@code $or} leaves.
 */
public final class PatternBranches {

  private static final String OR = "$or";

  private PatternBranches() {}

  /** For each branch, what its fields may be, by their paths with dots between the names. */
  public static List<Map<String, JsonNode>> of(JsonNode pattern) {
    return extend(List.of(Map.of()), "", pattern);
  }

  /** The pattern that looks at one field and nothing else. */
  public static String only(String path, JsonNode values) {
    JsonNode pattern = values;
    List<String> names = List.of(path.split("\\.", -1));
    for (int i = names.size() - 1; i >= 0; i--) {
      ObjectNode holder = JsonNodeFactory.instance.objectNode();
      holder.set(names.get(i), pattern);
      pattern = holder;
    }
    return pattern.toString();
  }

  private static List<Map<String, JsonNode>> extend(
      List<Map<String, JsonNode>> branches, String path, JsonNode pattern) {
    List<Map<String, JsonNode>> extended = branches;
    for (Map.Entry<String, JsonNode> field : pattern.properties()) {
      JsonNode value = field.getValue();
      if (field.getKey().equals(OR)) {
        extended = choices(extended, path, value);
      } else if (value.isObject()) {
        extended = extend(extended, path + field.getKey() + ".", value);
      } else {
        extended = with(extended, path + field.getKey(), value);
      }
    }
    return extended;
  }

  private static List<Map<String, JsonNode>> choices(
      List<Map<String, JsonNode>> branches, String path, JsonNode choices) {
    List<Map<String, JsonNode>> all = new ArrayList<>();
    choices.forEach(choice -> all.addAll(extend(branches, path, choice)));
    return all;
  }

  private static List<Map<String, JsonNode>> with(
      List<Map<String, JsonNode>> branches, String path, JsonNode values) {
    List<Map<String, JsonNode>> all = new ArrayList<>();
    for (Map<String, JsonNode> branch : branches) {
      Map<String, JsonNode> longer = new LinkedHashMap<>(branch);
      longer.put(path, values);
      all.add(longer);
    }
    return all;
  }
}
