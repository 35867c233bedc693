package io.signalbox.check;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All checks of route files that need no route to run. */
final class RoutesCheck {

  private final Settings settings;

  RoutesCheck(Settings settings) {
    this.settings = settings;
  }

  /**
   * Checks route files.
   *
   * @param texts the text of each by the URI that Camel loads it from
   * @return how many routes they have
   */
  int check(Map<String, String> texts, Problems problems) {
    for (String key : RouteKeys.unknown(settings, texts.values())) {
      problems.add(new Problem(settings.origin(key), 0, key + ": no such key"));
    }
    List<RouteDocument> documents = read(texts, problems);
    try (Catalogue catalogue = new Catalogue()) {
      for (RouteCheck check : checks(documents, catalogue)) {
        documents.forEach(document -> check.check(document, problems));
      }
    }
    return documents.stream().mapToInt(document -> document.routes().size()).sum();
  }

  private List<RouteCheck> checks(List<RouteDocument> documents, Catalogue catalogue) {
    return List.of(
        new SchemaCheck(),
        new ScriptCheck(),
        new PlaceholderCheck(settings),
        new EndpointCheck(settings, catalogue),
        new ExpressionCheck(settings, catalogue),
        new PatternCheck(),
        new LayoutCheck(),
        new LengthCheck(),
        new DuplicateIdCheck(),
        new SourceCheck(),
        new DeliveryCheck(documents),
        new RuleCheck(settings),
        new IdReferenceCheck(documents));
  }

  private static List<RouteDocument> read(Map<String, String> texts, Problems problems) {
    List<RouteDocument> documents = new ArrayList<>();
    texts.forEach(
        (uri, text) -> {
          RouteFileName file = RouteFileName.of(uri);
          try {
            documents.add(RouteDocument.read(file, text));
          } catch (YamlException e) {
            problems.add(new Problem(file.path(), e.line(), e.getMessage()));
          }
        });
    return documents;
  }
}
