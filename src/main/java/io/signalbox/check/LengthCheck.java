package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.List;

/** That a route can be read at a glance. */
final class LengthCheck implements RouteCheck {

  /** About thirty is the aim; this is where it stops being one route. */
  private static final int LONGEST = 45;

  @Override
  public void check(RouteDocument document, Problems problems) {
    List<String> lines = document.text().lines().toList();
    for (YamlNode route : document.routes()) {
      YamlNode steps = route.field("from").flatMap(from -> from.field("steps")).orElse(route);
      long length =
          lines.subList(steps.line(), steps.lastLine()).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .count();
      if (length > LONGEST) {
        problems.add(document, route, "route: %d lines of steps, more than %d", length, LONGEST);
      }
    }
  }
}
