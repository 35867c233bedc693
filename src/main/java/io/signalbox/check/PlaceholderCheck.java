package io.signalbox.check;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.config.TemplateParameters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** That every key that a route names has a value, and every key in that value too. */
final class PlaceholderCheck implements RouteCheck {

  /** What a start on AWS asks AWS for. */
  private static final Pattern LOOKED_UP_AT_START =
      Pattern.compile("channel\\.([a-z-]+\\.[a-z-]+-(url|arn)|fifo-suffix)");

  private final Settings settings;

  PlaceholderCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void check(RouteDocument document, Problems problems) {
    List<String> lines = document.text().lines().toList();
    Set<String> parameters = TemplateParameters.in(document.text());
    for (int i = 0; i < lines.size(); i++) {
      Set<String> missing = RouteKeys.missing(settings, lines.get(i));
      missing.removeAll(parameters);
      for (String key : missing) {
        problems.add(new Problem(document.path(), i + 1, key + ": nothing sets this key"));
      }
      for (String key : missingInValues(RouteKeys.keys(lines.get(i)))) {
        problems.add(
            new Problem(
                document.path(), i + 1, key + ": a value needs this key, and nothing sets it"));
      }
    }
  }

  private Set<String> missingInValues(Set<String> keys) {
    Set<String> missing = new TreeSet<>();
    for (String key : keys) {
      String value = RouteKeys.resolve(settings, settings.asMap().getOrDefault(key, ""));
      missing.addAll(RouteKeys.missing(settings, value));
    }
    missing.removeIf(key -> LOOKED_UP_AT_START.matcher(key).matches());
    return missing;
  }
}
