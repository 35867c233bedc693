package io.signalbox.delivery;

import io.signalbox.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The circuit breakers of this process, one for each delivery that calls anything outside. */
public final class Breakers {

  private final int failures;
  private final Duration open;
  private final Map<String, Breaker> byDelivery = new TreeMap<>();

  /** None yet; they will be as {@code delivery.circuit-breaker.*} says. */
  public Breakers(Settings settings) {
    failures = settings.getInt("delivery.circuit-breaker.failure-count");
    open = Duration.ofSeconds(settings.getInt("delivery.circuit-breaker.open-seconds"));
  }

  /** That of the delivery with this name of a route file, made where there was none. */
  public Breaker of(String delivery) {
    return byDelivery.computeIfAbsent(delivery, name -> new Breaker(name, failures, open));
  }

  /** All of them, by the names of their deliveries. */
  public Map<String, Breaker> byDelivery() {
    return byDelivery;
  }
}
