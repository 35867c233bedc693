package io.signalbox.check;

import io.signalbox.bus.EventPattern;
import io.signalbox.bus.InvalidPatternException;
import io.signalbox.yaml.YamlNode;

/** That the event patterns of rules are ones that compile. */
final class PatternCheck implements RouteCheck {

  private static final String BUS = "bus:";

  @Override
  public void check(RouteDocument document, Problems problems) {
    for (EndpointUse use : EndpointUse.in(document.root())) {
      if (use.consumer() && use.uri().text().startsWith(BUS)) {
        check(document, use, problems);
      }
    }
  }

  private static void check(RouteDocument document, EndpointUse use, Problems problems) {
    YamlNode pattern = use.parameters().get("pattern");
    if (pattern != null) {
      compile(document, pattern, problems);
    } else if (use.uri().text().contains("pattern=")) {
      problems.add(document, use.uri(), "pattern: belongs under parameters, where none is decoded");
    } else if (!use.parameters().containsKey("fallback")) {
      problems.add(document, use.uri(), "%s: needs a pattern or fallback", use.uri().text());
    }
  }

  private static void compile(RouteDocument document, YamlNode pattern, Problems problems) {
    try {
      EventPattern.compile(pattern.text());
    } catch (InvalidPatternException e) {
      problems.add(document, pattern, "%s", e.getMessage());
    }
  }
}
