package io.signalbox.topology;

import io.signalbox.yaml.YamlNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a route reads from and writes to.
 *
 * @param place the route
 * @param from the URI that it begins with, with placeholders and without options
 * @param to the URIs that its steps name, and each key alone that stands for some
 * @param condition the keys that decide whether there is the route at all
 */
record RouteEnds(Place place, String from, Set<String> to, Set<String> condition) {

  private static final Pattern KEY = Pattern.compile("\\{\\{([^{}]+)}}");

  static RouteEnds of(Place place, YamlNode route) {
    YamlNode from = route.field("from").orElse(route);
    Set<String> to = new LinkedHashSet<>();
    from.field("steps").ifPresent(steps -> collect("", steps, to));
    return new RouteEnds(
        place, withoutOptions(from.text("uri")), to, keys(route.text("precondition")));
  }

  /** A recipient list may be a key alone, which stands for several URIs. */
  private static void collect(String key, YamlNode node, Set<String> to) {
    String text = node.text();
    if (key.equals("uri") || text.matches("\\{\\{[^{}]+\\.recipients}}")) {
      to.add(withoutOptions(text));
    }
    node.fields().forEach((name, value) -> collect(name, value, to));
    node.items().forEach(item -> collect(key, item, to));
  }

  private static Set<String> keys(String text) {
    Set<String> keys = new LinkedHashSet<>();
    Matcher matcher = KEY.matcher(text);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static String withoutOptions(String uri) {
    return uri.replaceFirst("\\?.*", "");
  }
}
