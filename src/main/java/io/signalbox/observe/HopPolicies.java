package io.signalbox.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;

/**
 * Counts what comes to each hop and leaves it, at the routes that take from a channel and at those
 * that end in one; no other route costs anything. Camel's own policy times every route.
 */
public final class HopPolicies implements RoutePolicyFactory {

  /** The input of a route that takes from a channel. The channel's name is that of the hop. */
  private static final Pattern CHANNEL = Pattern.compile("\\{\\{channel\\.([a-z-]+)\\.in}}");

  /** Each of whose exchanges is one event of a message of the spool, which may have many. */
  private static final String EVENTS = "direct:events";

  /** Where what was made of an event is handed on. */
  private static final Set<String> ENDS =
      Set.of("direct:org-resource-events-fan-out", "direct:notifications");

  private static final String SPOOL = "spool";
  private static final Set<String> INTAKES = Set.of(SPOOL, "aws-service-events");
  private static final String DELIVERY = "delivery-";
  private static final String NOTIFICATIONS = "org-resource-events-notification";

  private final MeterRegistry registry;
  private final Channels channels;
  private final Deliveries deliveries;
  private final Heartbeats heartbeats;
  private final Map<String, HopMeters> hops = new ConcurrentHashMap<>();

  /** Counts in this registry. */
  public HopPolicies(
      MeterRegistry registry, Channels channels, Deliveries deliveries, Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
    this.registry = registry;
    this.channels = channels;
    this.deliveries = deliveries;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    RouteDefinition definition = (RouteDefinition) route;
    Map<String, Object> parameters = definition.getTemplateParameters();
    if (parameters != null && parameters.get("channel") instanceof String name) {
      return ofQueue(name, routeId);
    }
    String input = definition.getInput().getEndpointUri();
    Matcher channel = CHANNEL.matcher(input);
    if (channel.matches()) {
      return ofQueue(channel.group(1), routeId);
    }
    if (input.equals(EVENTS)) {
      return new SpoolEventsPolicy(hop(SPOOL));
    }
    return ENDS.contains(input) ? new EndPolicy(hops) : null;
  }

  private RoutePolicy ofQueue(String name, String routeId) {
    Channels.Use use = channels.use(name);
    if (!routeId.startsWith(DELIVERY)) {
      return new QueuePolicy(hop(name), !name.equals(SPOOL), use);
    }
    Delivery delivery = deliveries.of(routeId);
    return name.startsWith(NOTIFICATIONS)
        ? new NotificationPolicy(
            hop(name), use, delivery, heartbeats, routeId.substring(DELIVERY.length()))
        : new DeliveryPolicy(hop(name), use, delivery);
  }

  private HopMeters hop(String name) {
    return hops.computeIfAbsent(name, hop -> HopMeters.of(registry, hop, INTAKES.contains(hop)));
  }
}
