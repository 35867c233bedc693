package io.signalbox.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.bus.InvalidPatternException;
import io.signalbox.cases.CaseFile;
import io.signalbox.cases.SourceCase;
import io.signalbox.event.Json;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.schema.MetaSchema;
import io.signalbox.schema.OpenApi;
import io.signalbox.schema.SchemaFile;
import io.signalbox.sources.SourceFile;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * That the schemas beside sources are valid, have an OpenAPI form, are of detail-types that the
 * source takes, and fit its cases: the detail of each that yields standard events is as the schema
 * says, but for those marked {@code odd}, whose detail is not.
 */
final class StatedSchemaCheck {

  private final Map<String, String> cases;
  private final Map<String, String> schemas;

  StatedSchemaCheck(String directory) {
    cases = RouteFiles.findCases(directory).texts();
    schemas = RouteFiles.findSchemas(directory).texts();
  }

  /**
   * Checks all files of schemas.
   *
   * @param routes the text of each route file by its URI
   */
  void check(Map<String, String> routes, Problems problems) {
    schemas.forEach(
        (uri, text) -> {
          RouteFileName file = RouteFileName.of(uri);
          String route = routes.get(beside(uri, RouteFiles.SUFFIX));
          if (route == null || !file.isSource()) {
            problems.add(new Problem(file.path(), 0, "no source has this name"));
          } else {
            check(file, text, route, beside(uri, RouteFiles.CASES_SUFFIX), problems);
          }
        });
  }

  private void check(
      RouteFileName file, String text, String route, String casesUri, Problems problems) {
    try {
      Map<String, YamlNode> stated = new HashMap<>(SchemaFile.read(text));
      stated.entrySet().removeIf(each -> isWrong(file, each, route, problems));
      checkCases(RouteFileName.of(casesUri).path(), stated, cases.get(casesUri), problems);
    } catch (YamlException e) {
      problems.add(new Problem(file.path(), e.line(), e.getMessage()));
    }
  }

  private static boolean isWrong(
      RouteFileName file, Map.Entry<String, YamlNode> stated, String route, Problems problems) {
    YamlNode schema = stated.getValue();
    List<String> wrong = new ArrayList<>(MetaSchema.problems(schema.json()));
    if (wrong.isEmpty()) {
      OpenApi.problem(schema.json()).ifPresent(wrong::add);
    }
    if (!takes(file, route, stated.getKey())) {
      wrong.add("the source takes no such detail-type");
    }
    for (String problem : wrong) {
      String message = "%s: %s".formatted(stated.getKey(), problem);
      problems.add(new Problem(file.path(), schema.line(), message));
    }
    return !wrong.isEmpty();
  }

  /** Whether a source takes a detail-type; what is wrong with itself is told by other checks. */
  private static boolean takes(RouteFileName file, String route, String type) {
    try {
      return SourceFile.read(file, route).branches().stream().anyMatch(each -> each.takes(type));
    } catch (YamlException | InvalidPatternException e) {
      return true;
    }
  }

  private static void checkCases(
      String path, Map<String, YamlNode> stated, String text, Problems problems) {
    for (SourceCase each : cases(text)) {
      YamlNode schema = stated.get(each.in().path("detail-type").asText());
      if (schema != null && !each.out().isEmpty()) {
        checkCase(path, each, schema.json(), problems);
      }
    }
  }

  /** The cases of a file, if it has any; if not, another check tells so. */
  private static List<SourceCase> cases(String text) {
    try {
      return text == null ? List.of() : CaseFile.read(text);
    } catch (YamlException e) {
      return List.of();
    }
  }

  private static void checkCase(String path, SourceCase each, JsonNode schema, Problems problems) {
    List<String> differences = MetaSchema.differences(schema, detail(each));
    if (each.odd() && differences.isEmpty()) {
      problems.add(problem(path, each, "is not odd: its detail is as the schema says"));
    }
    if (!each.odd()) {
      differences.forEach(
          difference -> problems.add(problem(path, each, "not as the schema says: " + difference)));
    }
  }

  /** The detail as JSON has it, with its numbers. */
  private static JsonNode detail(SourceCase each) {
    JsonNode detail = each.in().path("detail");
    return detail.isMissingNode()
        ? JsonNodeFactory.instance.objectNode()
        : Json.read(detail.toString());
  }

  private static Problem problem(String path, SourceCase each, String message) {
    return new Problem(path, each.line(), "case \"%s\": %s".formatted(each.name(), message));
  }

  private static String beside(String uri, String suffix) {
    return uri.replace(RouteFiles.SCHEMA_SUFFIX, suffix);
  }
}
