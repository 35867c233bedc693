package io.signalbox.errors;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.util.ObjectHelper;

/**
 * Whether there is time left for another try. Meanwhile the message is held: it counts as received
 * once, and nothing more is received in its place. So what is behind it waits on the queue while
 * the outside is out of reach, and goes on by itself.
 */
public final class TimeLeft implements Predicate {

  /** SQS lets a message be held for less than 12 hours. */
  private static final Duration LONGEST = Duration.ofHours(11);

  private Duration longest = Duration.ZERO;

  /**
   * How long after its arrival a message is held, in seconds. One that was not tried, since the
   * outside was out of reach lately, is held for up to 11 hours: it does not go back untried.
   */
  public void setMaxSeconds(int seconds) {
    longest = Duration.ofSeconds(seconds);
  }

  @Override
  public boolean matches(Exchange exchange) {
    Duration held = wasTried(exchange) || longest.compareTo(LONGEST) > 0 ? longest : LONGEST;
    return exchange.getClock().elapsed() < held.toMillis() && !exchange.getContext().isStopping();
  }

  private static boolean wasTried(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    return ObjectHelper.getException(OutOfReachException.class, failure) == null;
  }
}
