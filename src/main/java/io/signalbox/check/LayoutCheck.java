package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.Map;
import java.util.TreeSet;

/** That ids say where a route lies, and every route says what it does. */
final class LayoutCheck implements RouteCheck {

  /** What the ids of the routes in a folder begin with. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "intake", "intake",
          "sources", "source",
          "channel", "channel",
          "notifications", "notification",
          "delivery", "delivery",
          "errors", "error",
          "observe", "observe");

  @Override
  public void check(RouteDocument document, Problems problems) {
    String kind = FOLDERS.get(document.file().folder());
    if (kind == null) {
      problems.add(
          document,
          document.root(),
          "folder %s: must be one of %s",
          document.file().folder(),
          String.join(", ", new TreeSet<>(FOLDERS.keySet())));
      return;
    }
    String prefix = kind + "-" + document.file().name();
    for (YamlNode route : document.routes()) {
      id(document, "route", route, prefix, problems);
      describe(document, "route", route, problems);
      steps(document, route, route.field("id").map(YamlNode::text).orElse(prefix), problems);
    }
    for (YamlNode configuration : document.configurations()) {
      describe(document, "routeConfiguration", configuration, problems);
      steps(document, configuration, prefix, problems);
    }
  }

  private static void steps(
      RouteDocument document, YamlNode route, String prefix, Problems problems) {
    for (Step step : Step.in(route)) {
      if (step.body().json().isObject()) {
        id(document, step.kind(), step.body(), prefix + "-", problems);
      }
    }
  }

  private static void id(
      RouteDocument document, String what, YamlNode node, String prefix, Problems problems) {
    YamlNode id = node.field("id").orElse(null);
    if (id == null) {
      problems.add(document, node, "%s: has no id", what);
    } else if (!id.text().equals(prefix) && !id.text().startsWith(separated(prefix))) {
      problems.add(document, id, "%s: id %s does not begin with %s", what, id.text(), prefix);
    }
  }

  private static String separated(String prefix) {
    return prefix.endsWith("-") ? prefix : prefix + "-";
  }

  private static void describe(
      RouteDocument document, String what, YamlNode node, Problems problems) {
    if (node.text("description").isBlank()) {
      problems.add(document, node, "%s: has no description", what);
    }
  }
}
