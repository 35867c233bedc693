package io.signalbox.bus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;

/**
 * Where events wait while the context starts: until all routes run, a rule that would take an event
 * may not be on the bus yet.
 */
final class StartGate implements StartupListener {

  private static final long LONGEST_WAIT_SECONDS = 60;

  private final CountDownLatch started = new CountDownLatch(1);

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    // otherwise the routes come after, and then the other method
    if (alreadyStarted) {
      started.countDown();
    }
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    started.countDown();
  }

  /**
   * Returns once the context has started.
   *
   * @throws RejectedExecutionException if it does not within a minute
   */
  void pass() {
    try {
      if (!started.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new RejectedExecutionException("the routes have not started yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("stopped while the routes were starting", e);
    }
  }
}
