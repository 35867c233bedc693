package io.signalbox.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a YAML file and where it stands there.
 *
 * @param line the line it begins at, or that of its key, counted from 1
 * @param lastLine the last line that may be a part of it
 * @param json the value as JSON has it
 * @param fields the values of a mapping by their keys, in their order; empty for any other value
 * @param items the values of a sequence; empty for any other value
 */
public record YamlNode(
    int line, int lastLine, JsonNode json, Map<String, YamlNode> fields, List<YamlNode> items) {

  /**
   * Reads a text that is one YAML document.
   *
   * @throws YamlException for what is not well-formed, a repeated key, or no document at all
   */
  public static YamlNode read(String text) {
    return new YamlReader(false).read(text);
  }

  /**
   * Reads a text that is one YAML document with tags of its own: {@code !Ref x} is read as a
   * mapping with the one key {@code !Ref}.
   *
   * @throws YamlException for what is not well-formed, a repeated key, or no document at all
   */
  public static YamlNode readWithTags(String text) {
    return new YamlReader(true).read(text);
  }

  /** The value of a field of a mapping. */
  public Optional<YamlNode> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The value of a field of a mapping as text; empty where there is none or it is no scalar. */
  public String text(String name) {
    return field(name).map(YamlNode::text).orElse("");
  }

  /** A scalar as text; empty for a mapping, a sequence and null. */
  public String text() {
    return json.isNull() ? "" : json.asText();
  }
}
