package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place in a route file that names an endpoint.
 *
 * @param consumer whether it reads from it
 * @param uri the URI, with placeholders
 * @param parameters the options that are written beside the URI
 */
record EndpointUse(boolean consumer, YamlNode uri, Map<String, YamlNode> parameters) {

  /** All uses in a value, in the order of the file. */
  static List<EndpointUse> in(YamlNode node) {
    List<EndpointUse> uses = new ArrayList<>();
    Walk.over(
        node,
        (holder, key, value) -> {
          YamlNode uri = value.fields().get("uri");
          if (uri != null) {
            uses.add(new EndpointUse(key.equals("from"), uri, parameters(value)));
          }
        });
    return uses;
  }

  private static Map<String, YamlNode> parameters(YamlNode holder) {
    return holder.field("parameters").map(YamlNode::fields).orElse(Map.of());
  }
}
