package io.signalbox.config;

import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of route templates, whose placeholders are no keys. */
public final class TemplateParameters {

  private static final String TEMPLATE = "routeTemplate";

  private TemplateParameters() {}

  /** The names of the parameters of all templates in a route file; none where it cannot be read. */
  public static Set<String> in(String file) {
    if (!file.contains(TEMPLATE)) {
      return Set.of();
    }
    try {
      return YamlNode.read(file).items().stream()
          .map(item -> item.field(TEMPLATE).flatMap(template -> template.field("parameters")))
          .flatMap(Optional::stream)
          .flatMap(parameters -> parameters.items().stream())
          .map(parameter -> parameter.text("name"))
          .collect(Collectors.toSet());
    } catch (YamlException e) {
      return Set.of();
    }
  }
}
