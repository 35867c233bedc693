package io.signalbox.notification.group;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due when it is due: it sleeps until the next of all that waits is, or an event
 * changes that. Of what other processes take in it hears within some seconds.
 */
final class DueLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DueLoop.class);

  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);
  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(50);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  /** A message comes again within days at most, as queues keep them no longer. */
  private static final Duration EVENTS_KEPT = Duration.ofDays(2);

  private static final Duration RESOURCES_KEPT = Duration.ofDays(90);
  private static final Duration SILENCES_KEPT = Duration.ofDays(30);

  /** Does some of what is due, and returns whether there was anything to do. */
  interface Work {
    boolean done() throws StoreException;
  }

  private final Store store;
  private final List<Work> works;
  private final InstantSource clock;
  private final Semaphore changes = new Semaphore(0);
  private volatile boolean ended;
  private Instant lastCleaning = Instant.EPOCH;

  /**
   * Makes ready.
   *
   * @param works what there is to do, in this order
   */
  DueLoop(Store store, List<Work> works, InstantSource clock) {
    this.store = store;
    this.works = works;
    this.clock = clock;
  }

  /** Has it look anew at what is due. */
  void wake() {
    changes.release();
  }

  /** Ends it once what it is at is done. */
  void end() {
    ended = true;
    wake();
  }

  @Override
  public void run() {
    while (!ended && !Thread.currentThread().isInterrupted()) {
      try {
        sleep(work());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Does what is due, and returns how long there is nothing more to do. */
  private Duration work() {
    changes.drainPermits();
    try {
      boolean worked = false;
      for (Work each : works) {
        worked |= each.done();
      }
      return worked ? Duration.ZERO : untilNext();
    } catch (StoreException | RuntimeException e) {
      LOG.warn("Notifications wait: {}", e.getMessage());
      return AFTER_FAILURE;
    }
  }

  private Duration untilNext() throws StoreException {
    clean();
    Optional<Instant> next = store.read(connection -> new DueTable(connection).next());
    Duration left = next.map(time -> Duration.between(clock.instant(), time)).orElse(LONGEST_SLEEP);
    if (left.compareTo(SHORTEST_SLEEP) < 0) {
      // due, and another process has it
      return SHORTEST_SLEEP;
    }
    return left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
  }

  private void clean() throws StoreException {
    Instant now = clock.instant();
    if (now.isAfter(lastCleaning.plus(BETWEEN_CLEANINGS))) {
      lastCleaning = now;
      store.transact(
          connection -> {
            new EventTable(connection).forget(now.minus(EVENTS_KEPT));
            new ResourceTable(connection).forget(now.minus(RESOURCES_KEPT));
            new ChatThreadTable(connection).forget(now.minus(RESOURCES_KEPT));
            new SilenceTable(connection).forget(now.minus(SILENCES_KEPT));
            return null;
          });
    }
  }

  private void sleep(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      changes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
