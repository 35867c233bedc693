package io.signalbox.broker;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a broker again that has stopped because its journal could not be written, as soon as there
 * is room on the disk. What it had accepted is in its journal.
 */
final class Revival implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
  private static final int PAUSE_SECONDS = 5;

  private final EmbeddedBroker stopped;
  private final String reason;
  private final Room room;
  private final Supplier<EmbeddedBroker> start;
  private final Consumer<EmbeddedBroker> revived;
  private final ScheduledExecutorService tries =
      Executors.newSingleThreadScheduledExecutor(Revival::thread);

  /**
   * Begins to try.
   *
   * @param start starts another one on the same journal
   * @param revived takes the one that runs
   */
  Revival(
      EmbeddedBroker stopped,
      Throwable cause,
      Room room,
      Supplier<EmbeddedBroker> start,
      Consumer<EmbeddedBroker> revived) {
    this.stopped = stopped;
    this.reason = "the broker's journal cannot be written: " + deepest(cause).getMessage();
    this.room = room;
    this.start = start;
    this.revived = revived;
    LOG.error("Nothing is taken in, and nothing goes on, until it can: {}", reason);
    tries.scheduleWithFixedDelay(this::attempt, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  String reason() {
    return reason;
  }

  @Override
  public void close() {
    tries.shutdownNow();
  }

  private void attempt() {
    if (!stopped.isStopped() || !room.isOnDisk()) {
      return;
    }
    try {
      revived.accept(start.get());
      LOG.info("The broker's journal can be written again; the broker goes on");
      tries.shutdown();
    } catch (RuntimeException e) {
      LOG.warn("The broker does not start yet: {}", e.getMessage());
    }
  }

  private static Throwable deepest(Throwable failure) {
    Throwable current = failure;
    while (current.getCause() != null) {
      current = current.getCause();
    }
    return current;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "broker-revival");
    thread.setDaemon(true);
    return thread;
  }
}
