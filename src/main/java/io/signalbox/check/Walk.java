package io.signalbox.check;

import io.signalbox.yaml.YamlNode;

/** A walk over a value and all that is in it. */
final class Walk {

  /** What is done at each value. */
  interface Visitor {

    /**
     * Called for a value; an item of a sequence has the keys of the sequence.
     *
     * @param holder the key of what the value is a field of, empty at the top
     * @param key the value's own key, empty at the top
     */
    void visit(String holder, String key, YamlNode node);
  }

  private Walk() {}

  static void over(YamlNode node, Visitor visitor) {
    over("", "", node, visitor);
  }

  private static void over(String holder, String key, YamlNode node, Visitor visitor) {
    visitor.visit(holder, key, node);
    node.fields().forEach((name, value) -> over(key, name, value, visitor));
    node.items().forEach(item -> over(holder, key, item, visitor));
  }
}
