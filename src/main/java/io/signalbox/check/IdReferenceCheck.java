package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** That neither a source nor a delivery names another one. */
final class IdReferenceCheck implements RouteCheck {

  private static final Set<String> FOLDERS = Set.of("sources", "delivery");

  /** The file of each route in those folders. */
  private final Map<String, String> routes;

  IdReferenceCheck(List<RouteDocument> documents) {
    routes =
        documents.stream()
            .filter(document -> FOLDERS.contains(document.file().folder()))
            .flatMap(
                document ->
                    document.routes().stream()
                        .map(route -> Map.entry(route.text("id"), document.path())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    if (FOLDERS.contains(document.file().folder())) {
      Walk.over(document.root(), (holder, key, node) -> check(document, node, problems));
    }
  }

  private void check(RouteDocument document, YamlNode node, Problems problems) {
    String path = node.text().isEmpty() ? null : routes.get(node.text());
    if (path != null && !path.equals(document.path())) {
      problems.add(document, node, "names the route %s of %s", node.text(), path);
    }
  }
}
