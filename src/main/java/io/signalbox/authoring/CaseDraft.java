package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.cases.CaseOutcome;
import io.signalbox.cases.SourceCase;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import io.signalbox.event.Text;
import io.signalbox.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of a source, made of one event and of what came of it. */
final class CaseDraft {

  /** Stands for what no repository should keep. */
  private static final String MASK = "***";

  private static final int LONGEST_NAME = 100;
  private static final List<String> NAMES = List.of("source", "detail-type");
  private static final List<String> PLACE = List.of("account", "region");
  private static final List<String> OUT =
      List.of("source", "resource", "state", "severity", "summary");

  private final Settings settings;

  CaseDraft(Settings settings) {
    this.settings = settings;
  }

  /**
   * A case of an event, without its id and time, and with no text that may be a secret; it expects
   * nothing yet.
   */
  static SourceCase of(JsonNode event) {
    ObjectNode in = names(event);
    PLACE.stream()
        .filter(field -> !event.path(field).asText().isEmpty())
        .forEach(field -> in.set(field, event.get(field)));
    if (!event.path("resources").isEmpty()) {
      in.set("resources", event.get("resources"));
    }
    in.set("detail", withoutSecrets(event.get("detail"), false));
    return new SourceCase("the sample", 1, in, false, List.of(), null);
  }

  /** A case of an event that has the same names and nothing else. */
  static SourceCase empty(JsonNode event) {
    return new SourceCase("nothing", 1, names(event), false, List.of(), null);
  }

  /** The case of the sample as its file has it. */
  String text(SourceCase each, CaseOutcome outcome) {
    String state = outcome.standardEvents().get(0).getState();
    String name = Text.line(each.in().path("detail-type").asText(), LONGEST_NAME) + " is " + state;
    JsonNode out =
        Json.MAPPER.valueToTree(outcome.standardEvents().stream().map(this::told).toList());
    return head(name, each) + YamlText.records(2, "out", out);
  }

  /** A case that ends in a dead letter as its file has it; empty where it does not. */
  String deadLetterText(SourceCase each, CaseOutcome outcome) {
    boolean tellable =
        outcome.standardEvents().isEmpty()
            && outcome.deadLetters().size() == 1
            && !hasKey(outcome.deadLetters().get(0));
    return tellable
        ? "\n"
            + head("an event with nothing in its detail is a dead letter", each)
            + "  deadLetter: "
            + YamlText.scalar(outcome.deadLetters().get(0))
            + "\n"
        : "";
  }

  private static String head(String name, SourceCase each) {
    StringBuilder text = new StringBuilder("- name: " + YamlText.scalar(name) + "\n  in:\n");
    each.in()
        .properties()
        .forEach(field -> text.append(YamlText.field(4, field.getKey(), field.getValue())));
    return text.toString();
  }

  private static ObjectNode names(JsonNode event) {
    ObjectNode in = Json.MAPPER.createObjectNode();
    NAMES.forEach(field -> in.set(field, event.get(field)));
    return in;
  }

  private static JsonNode withoutSecrets(JsonNode value, boolean secret) {
    if (value.isArray()) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      value.forEach(each -> array.add(withoutSecrets(each, secret)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = Json.MAPPER.createObjectNode();
      value
          .properties()
          .forEach(
              field ->
                  object.set(
                      field.getKey(),
                      withoutSecrets(
                          field.getValue(), secret || DetailField.isSecret(field.getKey()))));
      return object;
    }
    return secret && value.isTextual() ? TextNode.valueOf(MASK) : value;
  }

  /** But for a text that a case would take for a key. */
  private Map<String, Object> told(StandardEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    event
        .toJson()
        .properties()
        .forEach(
            field -> {
              String value = field.getValue().asText();
              if (OUT.contains(field.getKey()) && !hasKey(value)) {
                fields.put(field.getKey(), value);
              }
            });
    return fields;
  }

  private boolean hasKey(String text) {
    return !RouteKeys.resolve(settings, text).equals(text);
  }
}
