package io.signalbox.observe;

import java.util.Locale;
import org.apache.camel.Exchange;

/** What became of a message at the end of a route. */
enum Outcome {
  /** It was handed on, or delivered. */
  DONE,
  /** It can never be, and was put among the dead letters. */
  DEAD,
  /** It could not be for too long, and went back to its queue. */
  RETURNED;

  static Outcome of(Exchange exchange) {
    if (exchange.isFailed() || exchange.isRollbackOnly()) {
      return RETURNED;
    }
    return exchange.getExchangeExtension().isFailureHandled() ? DEAD : DONE;
  }

  /** As a label says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
