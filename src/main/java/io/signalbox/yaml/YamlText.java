package io.signalbox.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON values as YAML that people read: on one line (flow style) what is short, in lines of its own
 * (block style) everything else.
 */
public final class YamlText {

  /** What a line of a file has at most, where it can be divided. */
  public static final int WIDTH = 100;

  /** How deep blocks go: what is deeper would have more indentation than text. */
  private static final int DEEPEST_BLOCK = 24;

  /** A longer key needs a mark of its own (YAML 1.2, 7.4); the limit itself is 1024 characters. */
  private static final int LONGEST_KEY = 1000;

  /** What reads the same with quotes and without, in a block and in flow style. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./()-]*( [A-Za-z0-9_./()-]+)*");

  private static final Set<String> NO_TEXT =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "nan", "inf");

  private YamlText() {}

  /** A text as a scalar on one line. */
  public static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /** A text in double quotes: printable characters as they are, all others as escapes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(each -> append(quoted, each));
    return quoted.append('"').toString();
  }

  /** A value on one line. */
  public static String flow(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(YamlText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> flowKey(field.getKey()) + ": " + flow(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.isTextual() ? scalar(value.asText()) : value.toString();
  }

  /**
   * A field of a mapping, with its line break at the end.
   *
   * @param indent the column of the key, counted from 0
   */
  public static String field(int indent, String key, JsonNode value) {
    StringBuilder text = new StringBuilder();
    field(text, indent, key, value);
    return text.toString();
  }

  /**
   * A field whose value is a sequence of mappings, a line for each of their fields however short
   * they are.
   *
   * @param indent the column of the key, counted from 0
   */
  public static String records(int indent, String key, JsonNode value) {
    StringBuilder text = new StringBuilder();
    text.append(" ".repeat(indent)).append(scalar(key)).append(":\n");
    value.forEach(each -> fields(text, indent + 2, each));
    return text.toString();
  }

  private static void field(StringBuilder text, int indent, String key, JsonNode value) {
    text.append(" ".repeat(indent)).append(scalar(key)).append(':');
    value(text, indent, indent + scalar(key).length() + 2, value);
  }

  private static void value(StringBuilder text, int indent, int column, JsonNode value) {
    String flow = flow(value);
    if (column + flow.length() <= WIDTH || !isBlock(value) || indent > DEEPEST_BLOCK) {
      text.append(' ').append(flow).append('\n');
      return;
    }
    text.append('\n');
    if (value.isObject()) {
      value.properties().forEach(each -> field(text, indent + 2, each.getKey(), each.getValue()));
    } else {
      value.forEach(each -> item(text, indent + 2, each));
    }
  }

  private static void item(StringBuilder text, int indent, JsonNode value) {
    if (value.isObject() && isBlock(value) && indent + 2 + flow(value).length() > WIDTH) {
      fields(text, indent, value);
    } else {
      text.append(" ".repeat(indent)).append('-');
      value(text, indent, indent + 2, value);
    }
  }

  /** The first field of a mapping stands behind the dash. */
  private static void fields(StringBuilder text, int indent, JsonNode value) {
    int dash = text.length() + indent;
    value.properties().forEach(each -> field(text, indent + 2, each.getKey(), each.getValue()));
    text.setCharAt(dash, '-');
  }

  private static boolean isBlock(JsonNode value) {
    return value.isContainerNode()
        && !value.isEmpty()
        && value.properties().stream().noneMatch(each -> each.getKey().length() > LONGEST_KEY);
  }

  private static String flowKey(String key) {
    return key.length() > LONGEST_KEY ? "? " + scalar(key) + " " : scalar(key);
  }

  private static void append(StringBuilder quoted, int character) {
    switch (character) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isPrintable(character)) {
          quoted.appendCodePoint(character);
        } else {
          quoted.append(escape(character));
        }
      }
    }
  }

  private static String escape(int character) {
    return character > 0xFFFF ? "\\U%08x".formatted(character) : "\\u%04x".formatted(character);
  }

  /** Neither what YAML excludes nor what an editor would not show. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
