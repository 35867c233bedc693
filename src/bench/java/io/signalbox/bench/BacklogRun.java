package io.signalbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender works through a backlog. What is measured is all but the first tenth, as long as
 * events are waiting.
 */
final class BacklogRun {

  private static final long LOOK_MILLIS = 100;

  /** Who takes longer than this to start, and then for each event, is not waited for. */
  private static final Duration MOST_TO_START = Duration.ofSeconds(30);

  private static final Duration MOST_PER_EVENT = Duration.ofMillis(5);

  private final Testbed testbed;
  private final Testbed.Started contender;
  private final int first;
  private final int events;
  private final List<Snapshot> snapshots = new ArrayList<>();

  /**
   * @param first the events that have come out already
   * @param events those that are to come out
   */
  BacklogRun(Testbed testbed, Testbed.Started contender, int first, int events) {
    this.testbed = testbed;
    this.contender = contender;
    this.first = first;
    this.events = events;
  }

  /**
   * Waits for the end of the backlog.
   *
   * @throws IllegalStateException if that does not come in the time that there is
   */
  BacklogRun await() {
    Duration time = MOST_TO_START.plus(MOST_PER_EVENT.multipliedBy(events));
    long end = System.nanoTime() + time.toNanos();
    while (look().done() < first + events || contender.in().depth().all() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "of %d events %d came out in %d s"
                .formatted(first + events, look().done(), time.toSeconds()));
      }
      Threads.sleep(LOOK_MILLIS);
    }
    return this;
  }

  /**
   * Sees that each event, and each before, came out once.
   *
   * @throws IllegalStateException if one did not
   */
  BacklogRun check() {
    contender.out().forEach(queue -> Backlog.check(queue, first + events));
    return this;
  }

  private Snapshot look() {
    Snapshot now = Snapshot.take(testbed, contender);
    snapshots.add(now);
    return now;
  }

  Cost cost() {
    List<Snapshot> measured =
        snapshots.stream().filter(s -> s.done() >= first + events / 10 && s.waiting() > 0).toList();
    if (measured.size() < 2) {
      throw new IllegalStateException("the backlog is too short");
    }
    return Cost.between(measured.get(0), measured.get(measured.size() - 1));
  }
}
