package io.signalbox.aws.batch;

import java.util.concurrent.TimeUnit;

/**
 * How many callers there are: the most that were seen at once of late. Whoever called a moment ago
 * and has its outcome is likely to call again, and is worth waiting for.
 */
final class Crowd {

  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(500);

  private long windowStart;
  private int most;
  private int mostBefore;

  Crowd(long now) {
    windowStart = now;
  }

  /** Takes note of this many callers at once. */
  void see(int callers, long now) {
    roll(now);
    most = Math.max(most, callers);
  }

  /** The callers to be expected, those present included. */
  int expected(long now) {
    roll(now);
    return Math.max(most, mostBefore);
  }

  private void roll(long now) {
    long age = now - windowStart;
    if (age >= WINDOW) {
      mostBefore = age < 2 * WINDOW ? most : 0;
      most = 0;
      windowStart = now;
    }
  }
}
