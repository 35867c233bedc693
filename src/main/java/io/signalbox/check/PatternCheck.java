package io.signalbox.check;

import io.signalbox.event.Text;
import io.signalbox.yaml.YamlNode;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;

/** That the event patterns of rules are ones that AWS's engine takes. */
final class PatternCheck implements RouteCheck {

  private static final String BUS = "bus:";
  private static final Pattern SOURCE =
      Pattern.compile("\\s+at \\[Source: .*; line: (\\d+), column: (\\d+)]", Pattern.DOTALL);

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
      String reason = JsonRuleCompiler.check(pattern.text());
      if (reason != null) {
        problems.add(document, pattern, "pattern: %s", Text.line(shorten(reason)));
      }
    } else if (use.uri().text().contains("pattern=")) {
      problems.add(document, use.uri(), "pattern: belongs under parameters, where none is decoded");
    } else if (!use.parameters().containsKey("fallback")) {
      problems.add(document, use.uri(), "%s: needs a pattern or fallback", use.uri().text());
    }
  }

  /** Jackson repeats the pattern before it tells the place in it. */
  private static String shorten(String reason) {
    return SOURCE.matcher(reason).replaceFirst(" at its line $1, column $2");
  }
}
