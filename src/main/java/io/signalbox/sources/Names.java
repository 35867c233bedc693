package io.signalbox.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that an event pattern takes of one field.
 *
 * @param exact those that it names in full
 * @param open whether it takes others too: by a prefix, a wildcard and their like, or since it says
 *     nothing of the field
 */
public record Names(List<String> exact, boolean open) {

  static Names of(JsonNode matchers) {
    List<String> exact = new ArrayList<>();
    boolean open = matchers.isMissingNode();
    for (JsonNode matcher : matchers) {
      JsonNode name =
          matcher.has("equals-ignore-case") ? matcher.path("equals-ignore-case") : matcher;
      if (name.isTextual()) {
        exact.add(name.asText());
      } else {
        open = true;
      }
    }
    return new Names(List.copyOf(exact), open);
  }
}
