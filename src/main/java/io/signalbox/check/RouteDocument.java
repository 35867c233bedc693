package io.signalbox.check;

import io.signalbox.runtime.RouteFileName;
import io.signalbox.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route file that is well-formed YAML.
 *
 * @param file where it lies
 * @param text its text
 * @param root what it says
 */
record RouteDocument(RouteFileName file, String text, YamlNode root) {

  /**
   * Reads a route file.
   *
   * @throws io.signalbox.yaml.YamlException for what is not well-formed
   */
  static RouteDocument read(RouteFileName file, String text) {
    return new RouteDocument(file, text, YamlNode.read(text));
  }

  String path() {
    return file.path();
  }

  /** The values of the entries {@code route} and {@code routeTemplate}. */
  List<YamlNode> routes() {
    return Stream.of("route", "routeTemplate").flatMap(kind -> entries(kind).stream()).toList();
  }

  /** The values of the entries {@code routeConfiguration}. */
  List<YamlNode> configurations() {
    return entries("routeConfiguration");
  }

  private List<YamlNode> entries(String kind) {
    return root.items().stream().map(item -> item.field(kind)).flatMap(Optional::stream).toList();
  }
}
