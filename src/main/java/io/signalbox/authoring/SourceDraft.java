package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import io.signalbox.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/**
 * The route of a source, guessed from one event.
 *
 * @param name the source's name
 * @param event an event with a complete envelope
 */
record SourceDraft(String name, JsonNode event) {

  private static final int LONGEST_DESCRIPTION = 100;
  private static final String INDENT = " ".repeat(18);

  private static final String ROUTE =
      """
      - route:
          id: source-%1$s
          description: %2$s
          from:
            uri: bus:events
            parameters:
              pattern: %3$s
            steps:
              - setVariable:
                  id: source-%1$s-map
                  name: standard
                  expression:
                    jq:
                      resultType: com.fasterxml.jackson.databind.JsonNode
                      expression: |
      %4$s
              - to:
                  id: source-%1$s-publish
                  uri: direct:standard-events
      """;

  /** The text of the route file. */
  String route() {
    List<DetailField> fields = DetailField.of(event);
    StateGuess state = StateGuess.of(event, fields, name);
    ResourceGuess resource = ResourceGuess.of(event, fields, state.path());
    String mapping = String.join("\n" + INDENT, mapping(resource, state));
    return ROUTE.formatted(name, description(), pattern(), INDENT + mapping);
  }

  private String description() {
    String description =
        Text.line("%s of %s".formatted(type(), source()), LONGEST_DESCRIPTION).replace("{{", "{ {");
    return YamlText.scalar(description);
  }

  private String pattern() {
    String ofSource = "{\"source\": [\"%s\"],".formatted(JsonText.escape(source()));
    String ofType = "\"detail-type\": [\"%s\"]}".formatted(JsonText.escape(type()));
    String line = "'" + (ofSource + " " + ofType).replace("'", "''") + "'";
    return line.length() <= YamlText.WIDTH - "        pattern: ".length()
        ? line
        : ">-\n          %s\n          %s".formatted(ofSource, ofType);
  }

  private static List<String> mapping(ResourceGuess resource, StateGuess state) {
    List<String> lines = new ArrayList<>();
    String pipe = "";
    if (!resource.id().isEmpty()) {
      lines.add("text(%s) as $id".formatted(resource.id()));
      pipe = "| ";
    }
    if (!state.isConstant()) {
      lines.add(pipe + state.expression() + " as $state");
      pipe = "| ";
    }
    lines.add(pipe + "{");
    fields(resource, state).forEach(line -> lines.add("  " + line));
    lines.add("}");
    return lines;
  }

  private static List<String> fields(ResourceGuess resource, StateGuess state) {
    List<String> lines = new ArrayList<>();
    if (resource.expression().isEmpty()) {
      lines.add("# the resource is the ARN in the event's resources");
    } else if (resource.overrides()) {
      lines.add("resources: [%s],".formatted(resource.expression()));
    } else {
      lines.add("resource: %s,".formatted(resource.expression()));
    }
    if (state.isConstant()) {
      lines.add("state: %s,".formatted(state.expression()));
      lines.add("severity: \"%s\",".formatted(SeverityGuess.severity(state.value())));
    } else {
      lines.add("state: $state,");
      lines.addAll(SeverityGuess.lines(state.value()));
    }
    lines.add("summary: " + summary(resource, state));
    return lines;
  }

  private static String summary(ResourceGuess resource, StateGuess state) {
    String what = resource.kind().isEmpty() ? "" : resource.kind() + " ";
    String id = resource.id().isEmpty() ? "" : what + "\\($id)";
    String is = state.isConstant() ? "" : (id.isEmpty() ? "" : " is ") + "\\($state)";
    String more = id + is;
    return more.isEmpty() ? ".[\"detail-type\"]" : "\"\\(.[\"detail-type\"]): " + more + "\"";
  }

  private String source() {
    return event.path("source").asText();
  }

  private String type() {
    return event.path("detail-type").asText();
  }
}
