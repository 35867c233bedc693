package io.signalbox.intake.flood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.event.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Repeats, added up by what they repeat, in the order of the last of each. */
final class HeldRepeats {

  private final Map<String, Repeats> byKey = new LinkedHashMap<>();

  void add(Repeats later) {
    String key = Sameness.of(later.last());
    Repeats before = byKey.remove(key);
    byKey.put(key, before == null ? later : before.and(later));
  }

  /** Adds what {@link #text} has written. */
  void addAll(String text) {
    for (JsonNode each : Json.read(text)) {
      add(Repeats.read(each));
    }
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  String text() {
    ArrayNode all = Json.MAPPER.createArrayNode();
    byKey.values().forEach(each -> all.add(each.toJson()));
    return all.toString();
  }

  /** One event for each. */
  List<Collapsed> collapse() {
    return byKey.values().stream().map(Repeats::collapse).toList();
  }
}
