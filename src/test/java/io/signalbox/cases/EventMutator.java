package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes an event at one to three places, as fields vary in the wild and as they never should. */
final class EventMutator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONG = 5000;

  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "line\r\nbreak",
          "\u202Egnp.exe",
          "\uD83D\uDE00",
          "\uD83D",
          "\uFFFE",
          "\u2028",
          "a\u0301\u0323",
          "İSTANBUL",
          "=1+1",
          "\"quoted\",",
          "arn:",
          "arn:aws:::::",
          "\\(.detail)",
          "null",
          "-1");

  /**
   * An event after its changes.
   *
   * @param changes what was done, in words
   */
  record Mutated(ObjectNode event, List<String> changes) {}

  /** Where a value is in its object or array; {@code key} or {@code index} alone counts. */
  private record Place(JsonNode holder, String key, int index, String path) {

    JsonNode value() {
      return holder.isObject() ? holder.get(key) : holder.get(index);
    }

    void set(JsonNode value) {
      if (holder instanceof ObjectNode object) {
        object.set(key, value);
      } else {
        ((ArrayNode) holder).set(index, value);
      }
    }

    void drop() {
      if (holder instanceof ObjectNode object) {
        object.remove(key);
      } else {
        ((ArrayNode) holder).remove(index);
      }
    }
  }

  private final Random random;

  EventMutator(long seed) {
    this.random = new Random(seed);
  }

  Mutated mutate(ObjectNode event) {
    ObjectNode mutated = event.deepCopy();
    List<String> changes = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      changes.add(change(place(mutated)));
    }
    return new Mutated(mutated, changes);
  }

  /** Mostly in the detail: of the envelope's fields a few changes tell all. */
  private Place place(ObjectNode event) {
    List<Place> places = new ArrayList<>();
    if (random.nextInt(5) > 0) {
      collect(event.path("detail"), ".detail", places);
    }
    if (places.isEmpty()) {
      collect(event, "", places);
    }
    return places.get(random.nextInt(places.size()));
  }

  private static void collect(JsonNode holder, String path, List<Place> places) {
    for (Map.Entry<String, JsonNode> field : holder.properties()) {
      String place = path + "." + field.getKey();
      places.add(new Place(holder, field.getKey(), 0, place));
      collect(field.getValue(), place, places);
    }
    for (int i = 0; holder.isArray() && i < holder.size(); i++) {
      String place = path + "[" + i + "]";
      places.add(new Place(holder, null, i, place));
      collect(holder.get(i), place, places);
    }
  }

  private String change(Place place) {
    JsonNode value = place.value();
    String what =
        switch (random.nextInt(8)) {
          case 0 -> {
            place.drop();
            yield "dropped";
          }
          case 1 -> {
            place.set(JSON.nullNode());
            yield "null";
          }
          case 2 -> replace(place, JSON.textNode(oneOf(ODD_TEXTS)), "odd text");
          case 3 -> replace(place, longText(value), "long text");
          case 4 -> deepen(place, value);
          case 5 -> twice(place, value);
          case 6 -> replace(place, otherNotation(value), "number or boolean as text, or back");
          default -> replace(place, ofAnotherType(value), "another type");
        };
    return place.path() + ": " + what;
  }

  private static String replace(Place place, JsonNode value, String what) {
    place.set(value);
    return what;
  }

  private JsonNode longText(JsonNode value) {
    String unit = value.isTextual() && !value.asText().isEmpty() ? value.asText() : "ab c";
    return JSON.textNode(unit.repeat(1 + LONG / unit.length()));
  }

  private String deepen(Place place, JsonNode value) {
    int depth = oneOf(List.of(1, 1, 1, 2, 50, 300));
    JsonNode deep = value;
    for (int i = 0; i < depth; i++) {
      deep = random.nextBoolean() ? JSON.arrayNode().add(deep) : JSON.objectNode().set("a", deep);
    }
    return replace(place, deep, depth + " deeper");
  }

  private static String twice(Place place, JsonNode value) {
    if (value instanceof ArrayNode array && !array.isEmpty()) {
      array.add(array.get(0).deepCopy());
    } else {
      place.set(JSON.arrayNode().add(value).add(value.deepCopy()));
    }
    return "twice";
  }

  private JsonNode otherNotation(JsonNode value) {
    if (value.isNumber() || value.isBoolean()) {
      return JSON.textNode(value.asText());
    }
    try {
      return JSON.numberNode(new BigInteger(value.asText()));
    } catch (NumberFormatException e) {
      return JSON.textNode(value.toString());
    }
  }

  private JsonNode ofAnotherType(JsonNode value) {
    JsonNode other = aValue();
    while (other.getNodeType() == value.getNodeType()) {
      other = aValue();
    }
    return other;
  }

  private JsonNode aValue() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.textNode("text");
      case 1 -> JSON.numberNode(random.nextInt(100));
      case 2 -> JSON.numberNode(-0.5);
      case 3 -> JSON.numberNode(BigInteger.TEN.pow(40));
      case 4 -> JSON.booleanNode(random.nextBoolean());
      case 5 -> JSON.objectNode();
      case 6 -> JSON.objectNode().put("name", "a").put("value", 1);
      case 7 -> JSON.arrayNode();
      default -> JSON.arrayNode().add("a").add(1).addNull();
    };
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
