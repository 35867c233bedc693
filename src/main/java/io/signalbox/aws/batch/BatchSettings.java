package io.signalbox.aws.batch;

import java.time.Duration;

/**
 * How calls are gathered into batches.
 *
 * @param maxLinger the longest that a call waits for others while requests could be made; zero or
 *     more. A call that nobody is expected to join does not wait
 * @param maxRequests the most batch requests under way at once for one queue, topic or bus; at
 *     least 1
 */
public record BatchSettings(Duration maxLinger, int maxRequests) {

  /** 10 ms, 8 requests. */
  public static final BatchSettings DEFAULT = new BatchSettings(Duration.ofMillis(10), 8);

  /** Checks the values. */
  public BatchSettings {
    if (maxLinger.isNegative()) {
      throw new IllegalArgumentException("maxLinger is negative: " + maxLinger);
    }
    if (maxRequests < 1) {
      throw new IllegalArgumentException("maxRequests is less than 1: " + maxRequests);
    }
  }
}
