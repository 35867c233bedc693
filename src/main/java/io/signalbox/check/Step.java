package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a route.
 *
 * @param kind the EIP, such as {@code setBody}
 * @param body its fields
 */
record Step(String kind, YamlNode body) {

  /** All steps in a value, those inside other steps too, in the order of the file. */
  static List<Step> in(YamlNode node) {
    List<Step> steps = new ArrayList<>();
    Walk.over(
        node,
        (holder, key, value) -> {
          if (key.equals("steps") && value.items().isEmpty()) {
            value.fields().forEach((kind, body) -> steps.add(new Step(kind, body)));
          }
        });
    return steps;
  }
}
