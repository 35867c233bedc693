package io.signalbox.notification.group;

import io.signalbox.errors.Failure;
import io.signalbox.errors.PassingFailure;
import org.apache.camel.Exchange;

/**
 * What became of a notification that was handed out.
 *
 * @param reason why it was not published; null where it was
 * @param isRefused whether its words are why: they cannot be made, or the channel takes them not
 */
record Outcome(String reason, boolean isRefused) {

  private static final String TEMPLATES = "freemarker.";

  /** It may be published later. */
  static Outcome passing(String reason) {
    return new Outcome(reason, false);
  }

  /** What became of the exchange. */
  static Outcome of(Exchange exchange) {
    Exception failed = exchange.getException();
    if (failed == null) {
      return new Outcome(null, false);
    }
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failed);
    boolean refused = isOfTemplate(failed) || !new PassingFailure().matches(exchange);
    return new Outcome(new Failure().reason(exchange), refused);
  }

  boolean isPublished() {
    return reason == null;
  }

  private static boolean isOfTemplate(Throwable failure) {
    return failure != null
        && (failure.getClass().getName().startsWith(TEMPLATES) || isOfTemplate(failure.getCause()));
  }
}
