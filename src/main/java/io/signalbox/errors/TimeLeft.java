package io.signalbox.errors;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Whether there is time left for another try. Meanwhile the message is held: it counts as received
 * once, and nothing more is received in its place. So what is behind it waits on the queue while
 * the outside is out of reach, and goes on by itself.
 */
public final class TimeLeft implements Predicate {

  private Duration longest = Duration.ZERO;

  /** How long after its arrival a message is held, in seconds. */
  public void setMaxSeconds(int seconds) {
    longest = Duration.ofSeconds(seconds);
  }

  @Override
  public boolean matches(Exchange exchange) {
    return exchange.getClock().elapsed() < longest.toMillis()
        && !exchange.getContext().isStopping();
  }
}
