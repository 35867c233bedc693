package io.signalbox.bench;

import java.util.List;

/**
 * How long events took from the moment they were sent until SQS had them on the next queue.
 *
 * @param p50 half of them took no longer, in milliseconds
 * @param p99 99 of 100 took no longer, in milliseconds
 */
record Latency(long p50, long p99) {

  static Latency of(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return new Latency(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
  }
}
