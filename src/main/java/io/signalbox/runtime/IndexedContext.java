package io.signalbox.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;

/**
 * A context that finds a route by its id at once. Camel's own looks through a copy of the list of
 * all routes, and it does so for each message that is marshalled: that would make every source cost
 * the events of all others.
 */
final class IndexedContext extends DefaultCamelContext {

  private final Map<String, Route> routes = new ConcurrentHashMap<>();

  /** As Camel's main class makes its context: not built before that has configured it. */
  IndexedContext(Registry registry) {
    super(false);
    getCamelContextExtension().setRegistry(registry);
  }

  @Override
  public void addRoute(Route route) {
    super.addRoute(route);
    routes.put(route.getId(), route);
  }

  @Override
  public void removeRoute(Route route) {
    super.removeRoute(route);
    routes.remove(route.getId(), route);
  }

  @Override
  public Route getRoute(String id) {
    return id == null ? null : routes.get(id);
  }
}
