package io.signalbox.routes;

import io.signalbox.bus.BusEndpoint;
import io.signalbox.bus.HeldRules;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Ends routes once what they have begun is done, while what is new for them waits. Camel's own
 * graceful stop, which follows, looks once a second, and as long as new exchanges come by {@code
 * direct:} it would not end.
 */
final class RouteEnd {

  /** What takes longer is left to Camel's stop, which has what is being tried again give up. */
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private static final long PAUSE_MILLIS = 2;

  /**
   * A caller may have found the consumer and not begun yet: so often must nothing be on its way.
   */
  private static final int ENOUGH = 3;

  private final CamelContext context;
  private final HeldRules held;

  RouteEnd(CamelContext context, HeldRules held) {
    this.context = context;
    this.held = held;
  }

  /** Callers before those that they call within the file, as far as the URIs tell. */
  static List<RouteDefinition> inOrder(List<RouteDefinition> routes) {
    return routes.stream()
        .sorted(Comparator.comparing(route -> route.getInput().getUri().startsWith("direct:")))
        .toList();
  }

  /** Ends a route and takes it away. */
  void end(String routeId) throws Exception {
    held.add(routeId);
    Route route = context.getRoute(routeId);
    if (route == null) {
      return;
    }
    if (route.getConsumer() instanceof DirectConsumer consumer) {
      DirectGate gate = new DirectGate(consumer);
      try {
        stop(routeId);
      } finally {
        gate.open();
      }
    } else {
      if (!(route.getEndpoint() instanceof BusEndpoint)) {
        ServiceHelper.suspendService(route.getConsumer());
      }
      stop(routeId);
    }
  }

  private void stop(String routeId) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
    int idle = 0;
    while (idle < ENOUGH && System.nanoTime() < end) {
      idle = isIdle(routeId) ? idle + 1 : 0;
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    context.getRouteController().stopRoute(routeId);
    context.removeRoute(routeId);
  }

  private boolean isIdle(String routeId) {
    return held.isIdle(routeId) && context.getInflightRepository().size(routeId) == 0;
  }
}
