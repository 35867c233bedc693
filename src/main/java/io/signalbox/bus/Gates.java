package io.signalbox.bus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Where events wait for rules. */
final class Gates {

  private static final long LONGEST_WAIT_SECONDS = 60;

  private Gates() {}

  /**
   * Returns once the gate is open.
   *
   * @throws RejectedExecutionException with this reason if it does not open within a minute
   */
  static void pass(CountDownLatch gate, String reason) {
    try {
      if (!gate.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new RejectedExecutionException(reason);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("stopped while an event waited: " + reason, e);
    }
  }
}
