package io.signalbox.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The deliveries that run here. */
public final class Deliveries {

  private final MeterRegistry registry;
  private final Map<String, Delivery> byRoute = new ConcurrentSkipListMap<>();

  /** Counts in this registry. */
  public Deliveries(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Takes note that a step of this route failed, and says whether it is one of a delivery. */
  public boolean failed(String route, String reason) {
    Delivery delivery = byRoute.get(route);
    if (delivery != null) {
      delivery.failed(reason);
    }
    return delivery != null;
  }

  /** The delivery of this route, made where there was none. */
  Delivery of(String route) {
    return byRoute.computeIfAbsent(route, id -> new Delivery(registry, name(id)));
  }

  /** Each by the name of its route file. */
  Map<String, Delivery> byName() {
    Map<String, Delivery> named = new TreeMap<>();
    byRoute.forEach((route, delivery) -> named.put(name(route), delivery));
    return named;
  }

  private static String name(String route) {
    return route.replaceFirst("^delivery-", "");
  }
}
