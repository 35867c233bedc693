package io.signalbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender works through a backlog. Its first half warms the contender up; what is measured is
 * the rest, as long as events are waiting.
 */
final class BacklogRun {

  private static final long LOOK_MILLIS = 100;

  /** Who takes longer than this to start, and then for each event, is not waited for. */
  private static final Duration MOST_TO_START = Duration.ofSeconds(30);

  private static final Duration MOST_PER_EVENT = Duration.ofMillis(5);

  private final Testbed testbed;
  private final Testbed.Started contender;
  private final int events;
  private final List<Snapshot> snapshots = new ArrayList<>();

  BacklogRun(Testbed testbed, Testbed.Started contender, int events) {
    this.testbed = testbed;
    this.contender = contender;
    this.events = events;
  }

  /**
   * Waits for the end of the backlog, and sees that each event came out once and was deleted.
   *
   * @throws IllegalStateException if one did not in the time that there is
   */
  BacklogRun finish() {
    Duration time = MOST_TO_START.plus(MOST_PER_EVENT.multipliedBy(events));
    long end = System.nanoTime() + time.toNanos();
    while (look().done() < events || contender.in().depth().all() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "of %d events %d came out in %d s".formatted(events, look().done(), time.toSeconds()));
      }
      Threads.sleep(LOOK_MILLIS);
    }
    contender.out().forEach(queue -> Backlog.check(queue, events));
    return this;
  }

  private Snapshot look() {
    Snapshot now = Snapshot.take(testbed, contender);
    snapshots.add(now);
    return now;
  }

  Cost cost() {
    List<Snapshot> measured =
        snapshots.stream().filter(s -> s.done() >= events / 2 && s.waiting() > 0).toList();
    if (measured.size() < 2) {
      throw new IllegalStateException("the backlog is too short");
    }
    return Cost.between(measured.get(0), measured.get(measured.size() - 1));
  }
}
