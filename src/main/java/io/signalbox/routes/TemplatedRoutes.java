package io.signalbox.routes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.RouteTemplateParameterSource;

/**
 * The routes that the settings make of templates. Camel would make them when the context is
 * initialised, before there are templates, and not again when a template changes.
 */
final class TemplatedRoutes {

  private final ModelCamelContext context;
  private final Collection<RouteTemplateParameterSource> sources;

  /** Takes them over from a context that has not been initialised. */
  TemplatedRoutes(CamelContext context) {
    this.context = (ModelCamelContext) context;
    Map<String, RouteTemplateParameterSource> found =
        context.getRegistry().findByTypeWithName(RouteTemplateParameterSource.class);
    sources = List.copyOf(found.values());
    found.keySet().forEach(context.getRegistry()::unbind);
  }

  ModelCamelContext context() {
    return context;
  }

  /** Adds the routes that are made of these templates. */
  void addRoutes(List<RouteTemplateDefinition> templates) throws Exception {
    for (RouteTemplateDefinition template : templates) {
      for (RouteTemplateParameterSource source : sources) {
        for (String id : source.routeIds()) {
          Map<String, Object> parameters = new HashMap<>(source.parameters(id));
          Object wanted = parameters.remove(RouteTemplateParameterSource.TEMPLATE_ID);
          if (template.getId().equals(wanted)) {
            context.addRouteFromTemplate(id, template.getId(), parameters);
          }
        }
      }
    }
  }
}
