package io.signalbox.aws.receive;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Requests that fail one after the other: how long to pause before the next one, and a line in the
 * log when it begins, once a minute, and when it is over.
 */
final class Outage {

  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 20_000;
  private static final long NANOS_BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

  private final String what;
  private final Logger log;
  private final LongSupplier nanoTime;
  private int failures;
  private String reason = "";
  private long began;
  private long told;

  /**
   * @param what what the requests do, to begin a sentence with
   * @param nanoTime the time, as {@link System#nanoTime} gives it
   */
  Outage(String what, Logger log, LongSupplier nanoTime) {
    this.what = what;
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes note of a failure and says how long to pause: longer each time, and never quite alike.
   */
  synchronized Duration failed(RuntimeException why) {
    long now = nanoTime.getAsLong();
    if (failures == 0) {
      began = now;
    }
    failures++;
    reason = String.valueOf(why.getMessage());
    if (failures == 1 || now - told >= NANOS_BETWEEN_LINES) {
      told = now;
      log.warn("{} failed {}, and is tried again: {}", what, times(), why.getMessage());
    }
    return pause();
  }

  /** Takes note of a success. */
  synchronized void over() {
    if (failures > 0) {
      long seconds = Duration.ofNanos(nanoTime.getAsLong() - began).toSeconds();
      log.info("{} succeeds again, after {} s; it had failed {}", what, seconds, times());
      failures = 0;
    }
  }

  /** What is wrong, in words, as long as no request has succeeded. */
  synchronized Optional<String> problem() {
    return failures == 0
        ? Optional.empty()
        : Optional.of("%s failed %s: %s".formatted(what, times(), reason));
  }

  private String times() {
    return failures == 1 ? "once" : failures + " times";
  }

  private Duration pause() {
    int doublings = Math.min(failures - 1, 10);
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << doublings);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
