package io.signalbox.bus;

import java.util.Set;

/** Builds a bus URI; a pattern stands in it as it is. */
public final class BusEndpointUriFactory extends LiteralUriFactory {

  /** As Camel makes it, which finds it by the scheme. */
  public BusEndpointUriFactory() {
    super(
        "bus",
        Set.of(
            "name",
            "pattern",
            "fallback",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer"),
        Set.of("pattern"));
  }
}
