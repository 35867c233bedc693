package io.signalbox.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Route;

/** The channels that routes take from here, and whether each can. */
public final class Channels {

  private final MeterRegistry registry;
  private final Function<Consumer, Optional<String>> problem;
  private final Map<String, Use> byHop = new ConcurrentSkipListMap<>();

  /**
   * None yet.
   *
   * @param problem why a consumer can take nothing at present; empty where it can
   */
  public Channels(MeterRegistry registry, Function<Consumer, Optional<String>> problem) {
    this.registry = registry;
    this.problem = problem;
  }

  /** The one of this name, known from now on. */
  Use use(String hop) {
    return byHop.computeIfAbsent(hop, this::newUse);
  }

  private Use newUse(String hop) {
    Use use = new Use();
    Gauge.builder("signalbox.hop.reachable", use, each -> each.problem().isEmpty() ? 1 : 0)
        .tag("hop", hop)
        .register(registry);
    return use;
  }

  /** Takes note that what a hop has taken cannot be handed on, until something is. */
  public void failed(String hop, String reason) {
    Use use = byHop.get(hop);
    if (use != null) {
      use.failure = reason;
    }
  }

  /** All that are known, by their names. */
  Map<String, Use> byHop() {
    return byHop;
  }

  /** What a route makes of a channel. */
  final class Use {

    private volatile Route route;
    private volatile String failure;

    void begin(Route route) {
      this.route = route;
    }

    /** One that has taken its place goes on. */
    void end(Route ended) {
      if (route == ended) {
        route = null;
      }
    }

    Optional<Route> route() {
      return Optional.ofNullable(route);
    }

    /** Something was handed on. */
    void worked() {
      failure = null;
    }

    /** Why nothing can be taken; nothing is wrong where no route wants to. */
    Optional<String> problem() {
      return route().map(Route::getConsumer).flatMap(problem);
    }

    /** Why what was taken cannot be handed on. */
    Optional<String> failure() {
      return Optional.ofNullable(failure).map(reason -> "cannot hand on: " + reason);
    }
  }
}
