package io.signalbox.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.spi.Resource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Camel's YAML DSL, for one file and one time: its loader remembers the beans of what it has read,
 * and after a file that failed would leave them out.
 */
final class YamlRoutes extends YamlRoutesBuilderLoader {

  private YamlRoutes() {}

  /** What Camel makes of some entries of a file. */
  static RouteConfigurationBuilder of(CamelContext context, Resource file, Node entries) {
    YamlRoutes loader = new YamlRoutes();
    loader.setCamelContext(context);
    LoadSettings settings = LoadSettings.builder().setLabel(file.getLocation()).build();
    RouteConfigurationBuilder builder =
        (RouteConfigurationBuilder)
            loader.builder(loader.newYamlDeserializationContext(settings, file), entries);
    builder.setCamelContext(context);
    builder.setResource(file);
    return builder;
  }
}
