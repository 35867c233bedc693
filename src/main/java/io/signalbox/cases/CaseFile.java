package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cases of a source, as the file beside it says them: a list of <code>
 * {name, in: {event}, out: [{field: value}]}</code> or <code>{name, in, deadLetter: reason}</code>.
 * With {@code odd: true} the event's detail need not be as its schema says.
 */
public final class CaseFile {

  private static final Set<String> FIELDS = Set.of("name", "in", "odd", "out", "deadLetter");
  private static final Set<String> OUT_FIELDS = outFields();

  private CaseFile() {}

  /**
   * Reads the text of a case file.
   *
   * @throws YamlException naming the case and the field that is wrong
   */
  public static List<SourceCase> read(String text) {
    YamlNode root = YamlNode.read(text);
    if (root.items().isEmpty()) {
      throw new YamlException(root.line(), "not a list of cases");
    }
    List<SourceCase> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode item : root.items()) {
      SourceCase each = read(item);
      if (!names.add(each.name())) {
        throw wrong(item, "case \"%s\"".formatted(each.name()), "a second case of this name");
      }
      cases.add(each);
    }
    return cases;
  }

  private static SourceCase read(YamlNode item) {
    String name = item.text("name");
    if (name.isBlank()) {
      throw new YamlException(item.line(), "a case without a name");
    }
    String where = "case \"%s\"".formatted(name);
    refuseUnknown(item, FIELDS, where);
    YamlNode in = item.field("in").orElseThrow(() -> wrong(item, where, "in is missing"));
    if (!in.json().isObject()) {
      throw wrong(in, where, "in is not an event");
    }
    if (item.field("out").isPresent() == item.field("deadLetter").isPresent()) {
      throw wrong(item, where, "needs either out or deadLetter");
    }
    return new SourceCase(
        name, item.line(), in.json(), odd(item, where), out(item, where), deadLetter(item, where));
  }

  private static boolean odd(YamlNode item, String where) {
    YamlNode odd = item.field("odd").orElse(null);
    if (odd != null && !odd.json().isBoolean()) {
      throw wrong(odd, where, "odd is neither true nor false");
    }
    return odd != null && odd.json().asBoolean();
  }

  private static String deadLetter(YamlNode item, String where) {
    YamlNode reason = item.field("deadLetter").orElse(null);
    if (reason != null && reason.text().isBlank()) {
      throw wrong(reason, where, "deadLetter is not the text of a reason");
    }
    return reason == null ? null : reason.text();
  }

  private static List<Map<String, JsonNode>> out(YamlNode item, String where) {
    YamlNode out = item.field("out").orElse(null);
    if (out == null) {
      return List.of();
    }
    if (!out.json().isArray()) {
      throw wrong(out, where, "out is not a list");
    }
    List<Map<String, JsonNode>> events = new ArrayList<>();
    for (int i = 0; i < out.items().size(); i++) {
      events.add(event(out.items().get(i), "%s: out[%d]".formatted(where, i)));
    }
    return events;
  }

  private static Map<String, JsonNode> event(YamlNode event, String where) {
    if (event.fields().isEmpty()) {
      throw wrong(event, where, "names no field");
    }
    refuseUnknown(event, OUT_FIELDS, where);
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    event.fields().forEach((field, value) -> fields.put(field, expected(value, where, field)));
    return fields;
  }

  /** A value whose numbers are of the kinds that they are in an event. */
  private static JsonNode expected(YamlNode value, String where, String field) {
    try {
      return Json.read(value.json().toString());
    } catch (InvalidEventException e) {
      throw wrong(value, where, field + ": " + e.getMessage());
    }
  }

  private static void refuseUnknown(YamlNode node, Set<String> known, String where) {
    node.fields()
        .forEach(
            (field, value) -> {
              if (!known.contains(field)) {
                throw wrong(value, where, field + ": no such field");
              }
            });
  }

  private static YamlException wrong(YamlNode node, String where, String problem) {
    return new YamlException(node.line(), where + ": " + problem);
  }

  private static Set<String> outFields() {
    Set<String> fields = new HashSet<>();
    new StandardEvent().toJson().fieldNames().forEachRemaining(fields::add);
    fields.add("detail");
    return fields;
  }
}
