package io.signalbox.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In words what a field of a pattern takes. */
final class PatternWords {

  private static final int MOST_VALUES = 5;
  private static final int LONGEST_VALUE = 100;

  private static final String ANYTHING_BUT = "anything-but";

  private PatternWords() {}

  /**
   * The words for a field's values.
   *
   * @param values the array that the pattern has for the field
   */
  static String of(JsonNode values) {
    List<String> words = new ArrayList<>();
    for (JsonNode value : values) {
      if (words.size() == MOST_VALUES) {
        int more = values.size() - MOST_VALUES;
        return String.join(", ", words) + " or one of " + more + " more";
      }
      words.add(value.isObject() ? operator(value) : value(value));
    }
    return or(words);
  }

  /** A value of an event or of a pattern, on one line. */
  static String value(JsonNode value) {
    return Text.line(value.toString(), LONGEST_VALUE);
  }

  private static String operator(JsonNode value) {
    Map.Entry<String, JsonNode> operator = value.properties().iterator().next();
    return operator(operator.getKey(), operator.getValue());
  }

  private static String operator(String name, JsonNode operand) {
    return switch (name) {
      case "prefix" -> "what begins with " + text(operand);
      case "suffix" -> "what ends with " + text(operand);
      case "wildcard" -> "what is like " + or(operands(operand));
      case "equals-ignore-case" -> or(operands(operand)) + " in capitals or not";
      case "cidr" -> "an address in " + value(operand);
      case "numeric" -> "a number " + numeric(operand);
      case "exists" -> operand.asBoolean() ? "a field that is there" : "no such field";
      case ANYTHING_BUT -> "anything but " + except(operand);
      default -> Text.line("{\"%s\": %s}".formatted(name, operand), LONGEST_VALUE);
    };
  }

  /** {@code {"prefix": {"equals-ignore-case": "a"}}} is a prefix too. */
  private static String text(JsonNode operand) {
    return operand.isObject() ? operator(operand) : or(operands(operand));
  }

  private static String except(JsonNode operand) {
    return operand.isObject() ? operator(operand) : or(operands(operand));
  }

  private static String numeric(JsonNode operand) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i + 1 < operand.size(); i += 2) {
      conditions.add(operand.get(i).asText() + " " + operand.get(i + 1));
    }
    return String.join(" and ", conditions);
  }

  private static List<String> operands(JsonNode operand) {
    List<String> words = new ArrayList<>();
    for (JsonNode each : operand.isArray() ? operand : List.of(operand)) {
      words.add(each.isObject() ? operator(each) : value(each));
    }
    return words;
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
