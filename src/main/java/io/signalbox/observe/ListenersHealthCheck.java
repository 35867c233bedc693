package io.signalbox.observe;

import io.signalbox.snmp.SnmpTrapEndpoint;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.component.netty.NettyEndpoint;

/** Whether each listener has its port: it is open as long as its consumer runs. */
public final class ListenersHealthCheck extends ListCheck {

  private static final String INTAKE = "intake-";

  private final Supplier<CamelContext> context;

  /** Looks at the routes of this context. */
  public ListenersHealthCheck(Supplier<CamelContext> context) {
    super("listeners");
    this.context = context;
  }

  @Override
  Stream<Item> items() {
    return context.get().getRoutes().stream()
        .filter(route -> route.getRouteId().startsWith(INTAKE))
        .filter(route -> port(route.getEndpoint()).isPresent())
        .sorted(Comparator.comparing(Route::getRouteId))
        .map(ListenersHealthCheck::item);
  }

  private static Item item(Route route) {
    return new Item(
        route.getRouteId().substring(INTAKE.length()),
        isBound(route),
        Map.of("port", port(route.getEndpoint()).getAsInt()));
  }

  private static boolean isBound(Route route) {
    return route.getEndpoint() instanceof SnmpTrapEndpoint
        ? SnmpTrapEndpoint.isListening(route.getConsumer())
        : route.getConsumer() instanceof StatefulService service && service.isStarted();
  }

  private static OptionalInt port(Endpoint endpoint) {
    if (endpoint instanceof NettyEndpoint netty) {
      return OptionalInt.of(netty.getConfiguration().getPort());
    }
    return endpoint instanceof SnmpTrapEndpoint snmp
        ? OptionalInt.of(snmp.getPort())
        : OptionalInt.empty();
  }
}
