package io.signalbox.aws.batch;

import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link BatchStatistics}. */
final class BatchCounters {

  private final String operation;
  private final LongAdder requests = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder retried = new LongAdder();

  BatchCounters(String operation) {
    this.operation = operation;
  }

  void request(int size) {
    requests.increment();
    entries.add(size);
  }

  void failed() {
    failed.increment();
  }

  void retried(int size) {
    retried.add(size);
  }

  BatchStatistics snapshot() {
    return new BatchStatistics(
        operation, requests.sum(), entries.sum(), failed.sum(), retried.sum());
  }
}
