package io.signalbox.bus;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;

/**
 * Where events wait while the context starts: until all routes run, a rule that would take an event
 * may not be on the bus yet.
 */
final class StartGate implements StartupListener {

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
   * @throws java.util.concurrent.RejectedExecutionException if it does not within a minute
   */
  void pass() {
    Gates.pass(started, "the routes have not started yet");
  }
}
