package io.signalbox.jq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/** How a reason names the field that an expression looked at: {@code detail.alerts.0.status}. */
final class FieldName {

  private FieldName() {}

  /**
   * The name.
   *
   * @param path the field's path, or null for a value that was computed
   */
  static String of(Path path) throws JsonQueryException {
    if (path == null) {
      return "a value";
    }
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    path.toJsonNode(keys);
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.asText()));
    return String.join(".", names);
  }
}
