package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.List;

/** That a source begins at the bus, ends at the channel, and knows of nothing else. */
final class SourceCheck implements RouteCheck {

  private static final String BEGIN = "bus:events";
  private static final String END = "direct:standard-events";

  @Override
  public void check(RouteDocument document, Problems problems) {
    if (document.file().isSource()) {
      document.routes().forEach(route -> check(document, route, problems));
    }
  }

  private static void check(RouteDocument document, YamlNode route, Problems problems) {
    for (EndpointUse use : EndpointUse.in(route)) {
      String uri = use.uri().text();
      if (use.consumer() && !uri.equals(BEGIN)) {
        problems.add(document, use.uri(), "a source begins at %s, not at %s", BEGIN, uri);
      }
      if (!use.consumer()
          && (uri.startsWith("direct:") || uri.startsWith("bus:"))
          && !uri.equals(END)) {
        problems.add(document, use.uri(), "a source names no other route than %s: %s", END, uri);
      }
    }
    if (!END.equals(end(route))) {
      problems.add(document, route, "a source ends at %s", END);
    }
  }

  /** The URI of the last step. */
  private static String end(YamlNode route) {
    List<YamlNode> steps =
        route
            .field("from")
            .flatMap(from -> from.field("steps"))
            .map(YamlNode::items)
            .orElse(List.of());
    return steps.isEmpty()
        ? ""
        : steps.get(steps.size() - 1).field("to").map(to -> to.text("uri")).orElse("");
  }
}
