package io.signalbox.runtime;

import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Loads the route files once Camel is configured. By {@code camel.main.routesIncludePattern} each
 * file is parsed twice, and the second time is a tenth of the start.
 */
final class RouteLoader extends MainListenerSupport {

  private final Collection<String> routes;

  RouteLoader(Collection<String> routes) {
    this.routes = routes;
  }

  @Override
  public void afterConfigure(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    List<Resource> resources =
        routes.stream()
            .map(uri -> PluginHelper.getResourceLoader(context).resolveResource(uri))
            .toList();
    try {
      PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
  }
}
