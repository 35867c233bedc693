package io.signalbox.notification.group;

import java.time.Duration;
import java.time.Instant;

/**
 * A limit of so many an hour that leaves no hour of silence: some may follow each other at once,
 * and from then on one at a time, as evenly as the limit has it. In any hour there are no more than
 * the limit. It is a leaky bucket in the form of the generic cell rate algorithm, whose whole state
 * is one time.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">ITU-T I.371</a>
 */
final class RateLimit {

  private final boolean limited;
  private final Duration pause;
  private final Duration tolerance;
  private Instant theoretical;

  /**
   * The limit where it was left.
   *
   * @param maxPerHour 0 for none
   * @param burst how many at once; half of the limit at most
   * @param theoretical when the next would be were they even
   */
  RateLimit(int maxPerHour, int burst, Instant theoretical) {
    this.limited = maxPerHour > 0;
    int atOnce = Math.max(1, Math.min(burst, maxPerHour / 2));
    int even = maxPerHour == 1 ? 1 : maxPerHour - atOnce;
    this.pause = limited ? Duration.ofHours(1).dividedBy(even) : Duration.ZERO;
    this.tolerance = pause.multipliedBy(atOnce - 1L);
    this.theoretical = theoretical;
  }

  /** Takes one, if there is one now. */
  boolean take(Instant now) {
    if (next().isAfter(now)) {
      return false;
    }
    if (limited) {
      theoretical = (theoretical.isAfter(now) ? theoretical : now).plus(pause);
    }
    return true;
  }

  /** When there is one. */
  Instant next() {
    return limited ? theoretical.minus(tolerance) : Instant.EPOCH;
  }

  /** What is to be remembered of it. */
  Instant theoretical() {
    return theoretical;
  }
}
