package io.signalbox.match;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of {@code bus:events}, read from the route files without starting any.
 *
 * @param rules in the order in which the bus calls them
 * @param problems the files that cannot be read, a line each
 */
public record BusRules(List<BusRule> rules, List<String> problems) {

  private static final String BUS = "bus:events";

  /**
   * Reads the route files of {@code routes.directory}.
   *
   * @throws io.signalbox.config.SettingsException where there are none
   */
  public static BusRules read(Settings settings) {
    List<BusRule> rules = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    RouteFiles.find(settings.get("routes.directory"))
        .texts()
        .forEach(
            (uri, text) -> {
              try {
                YamlNode.read(text).items().stream()
                    .map(item -> rule(settings, uri, item))
                    .flatMap(Optional::stream)
                    .forEach(rules::add);
              } catch (YamlException e) {
                problems.add("%s:%d: %s".formatted(uri, e.line(), e.getMessage()));
              }
            });
    rules.sort(Comparator.comparing(BusRule::name));
    return new BusRules(List.copyOf(rules), List.copyOf(problems));
  }

  private static Optional<BusRule> rule(Settings settings, String uri, YamlNode item) {
    YamlNode route = item.field("route").orElse(item);
    YamlNode from = route.field("from").orElse(route);
    if (!from.text("uri").equals(BUS)) {
      return Optional.empty();
    }
    Optional<YamlNode> parameters = from.field("parameters");
    String pattern =
        parameters
            .flatMap(each -> each.field("pattern"))
            .map(each -> RouteKeys.resolve(settings, each.text()))
            .orElse(null);
    boolean fallback =
        parameters.map(each -> each.text("fallback")).filter("true"::equals).isPresent();
    return Optional.of(new BusRule(route.text("id"), uri, pattern, fallback));
  }
}
