package io.signalbox.aws.batch;

import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link BatchStatistics}. */
public final class BatchCounters {

  private final String operation;
  private final LongAdder requests = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder retried = new LongAdder();

  /** Begins at zero, for the operation of this name in AWS's API. */
  public BatchCounters(String operation) {
    this.operation = operation;
  }

  /** Counts a request with so many entries. */
  public void request(int size) {
    requests.increment();
    entries.add(size);
  }

  /** Counts an entry whose caller gets an exception. */
  public void failed() {
    failed.increment();
  }

  /** Counts entries that are sent again. */
  public void retried(int size) {
    retried.add(size);
  }

  /** The counts so far. */
  public BatchStatistics snapshot() {
    return new BatchStatistics(
        operation, requests.sum(), entries.sum(), failed.sum(), retried.sum());
  }
}
