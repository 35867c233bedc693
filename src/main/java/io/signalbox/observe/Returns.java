package io.signalbox.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The heartbeats that came back to one delivery, and whether they still do. Processes that share a
 * queue each get only some of them, by chance.
 */
final class Returns {

  /** So many may be missed by one who gets all. */
  private static final int ALONE = 3;

  /** That one of those who share them gets none of so many is as good as impossible. */
  private static final int SHARED = 20;

  private final String instance;
  private final Instant begin;
  private Duration period;
  private Instant last;
  private Instant ofAnother = Instant.MIN;

  /**
   * None yet.
   *
   * @param instance this process
   * @param begin since when it has waited for one
   * @param period between those that this process makes; null where it makes none
   */
  Returns(String instance, Instant begin, Duration period) {
    this.instance = instance;
    this.begin = begin;
    this.period = period;
  }

  synchronized void note(Heartbeat heartbeat, Instant now) {
    last = now;
    period = heartbeat.period();
    if (!heartbeat.instance().equals(instance)) {
      ofAnother = now;
    }
  }

  /** When the last one came back. */
  synchronized Optional<Instant> last() {
    return Optional.ofNullable(last);
  }

  /** How long ago it did, or how long none has come; nothing where none is waited for. */
  synchronized Optional<Duration> age(Instant now) {
    return period == null
        ? Optional.empty()
        : Optional.of(Duration.between(last == null ? begin : last, now));
  }

  /** Whether one is overdue. */
  synchronized boolean areMissing(Instant now) {
    return age(now).filter(age -> age.compareTo(longest(now)) > 0).isPresent();
  }

  private Duration longest(Instant now) {
    Duration shared = period.multipliedBy(SHARED);
    boolean isShared = !ofAnother.isBefore(now.minus(shared));
    return isShared ? shared : period.multipliedBy(ALONE);
  }
}
