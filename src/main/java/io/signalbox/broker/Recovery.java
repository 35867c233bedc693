package io.signalbox.broker;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to connect a consumer again, as often as its connection is lost. */
final class Recovery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Connecting connecting;
  private ExecutorServiceManager executors;
  private ScheduledExecutorService tries;
  private boolean lostAgain;
  private String reason = "the connection was lost";

  Recovery(Connecting connecting) {
    this.connecting = connecting;
  }

  /** What connects, or fails. */
  interface Connecting {
    void connect() throws Exception;
  }

  /** Tries until it has connected. */
  synchronized void begin(CamelContext context, long pauseMillis) {
    lostAgain = true;
    if (tries == null) {
      executors = context.getExecutorServiceManager();
      tries = executors.newSingleThreadScheduledExecutor(this, "Recovery");
      tries.scheduleWithFixedDelay(this::attempt, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void close() {
    if (tries != null) {
      executors.shutdown(tries);
      tries = null;
    }
  }

  private void attempt() {
    expectNoLoss();
    try {
      connecting.connect();
      closeIfConnected();
    } catch (Exception e) {
      note(e);
      LOG.warn("A queue cannot be read yet: {}", e.getMessage());
    }
  }

  /** Why it is not connected, as long as it is not. */
  synchronized Optional<String> problem() {
    return tries == null ? Optional.empty() : Optional.of(reason);
  }

  private synchronized void note(Exception failure) {
    reason = String.valueOf(failure.getMessage());
  }

  private synchronized void expectNoLoss() {
    lostAgain = false;
  }

  private synchronized void closeIfConnected() {
    if (!lostAgain) {
      close();
    }
  }
}
