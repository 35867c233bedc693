package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudFormation template.
 *
 * @param root what it says
 */
record Template(YamlNode root) {

  /**
   * Reads a template.
   *
   * @throws io.signalbox.yaml.YamlException for what is not well-formed
   */
  static Template read(String text) {
    return new Template(YamlNode.readWithTags(text));
  }

  /** The parameters by their names. */
  Map<String, YamlNode> parameters() {
    return section("Parameters");
  }

  /** The conditions by their names. */
  Map<String, YamlNode> conditions() {
    return section("Conditions");
  }

  /** The resources by their logical IDs. */
  Map<String, YamlNode> resources() {
    return section("Resources");
  }

  /** The resources of a type by their logical IDs. */
  Map<String, YamlNode> resources(String type) {
    Map<String, YamlNode> found = new LinkedHashMap<>(resources());
    found.values().removeIf(resource -> !resource.text("Type").equals(type));
    return found;
  }

  /** Where the resources begin, counted from 1; where there are none, the first line. */
  int resourcesLine() {
    return root.field("Resources").map(YamlNode::line).orElse(1);
  }

  private Map<String, YamlNode> section(String name) {
    return root.field(name).map(YamlNode::fields).orElse(Map.of());
  }
}
