package io.signalbox.aws.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Turns calls that many threads make at once, each about one message, into batch requests. Each
 * call returns or throws what became of its own entry.
 *
 * <p>The calling threads make the requests: one call of each batch leads it, the others wait. So
 * there is no pool to size and to shut down, a single call costs no change of threads, and there
 * are never more requests than callers.
 */
final class Coalescer<Q, R> {

  private final BatchOperation<Q, R> operation;
  private final BatchSettings settings;
  private final BatchCounters counters;
  private final Requests<Q, R> requests;
  private final Map<String, Lane<Q, R>> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Coalescer(BatchOperation<Q, R> operation, BatchSettings settings) {
    this.operation = operation;
    this.settings = settings;
    this.counters = new BatchCounters(operation.name());
    this.requests = new Requests<>(operation, counters);
  }

  /**
   * Does what the single operation does.
   *
   * @throws AbortedException if the thread is interrupted; the entry may have been sent
   * @throws IllegalStateException after {@link #close}
   */
  R call(Q request) {
    if (!operation.batches(request)) {
      return operation.pass(request);
    }
    String key = operation.key(request);
    Lane<Q, R> lane = lanes.computeIfAbsent(key, any -> newLane());
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    return call(key, lane, newCall(request));
  }

  private Lane<Q, R> newLane() {
    return new Lane<>(operation.mostBytes(), settings.maxRequests(), counters);
  }

  private Call<Q, R> newCall(Q request) {
    long deadline = System.nanoTime() + settings.maxLinger().toNanos();
    return new Call<>(request, operation.size(request), operation.group(request), deadline);
  }

  private R call(String key, Lane<Q, R> lane, Call<Q, R> call) {
    lane.enter(call);
    while (call.outcome() == null) {
      Batch<Q, R> batch = call.takeBatch();
      if (batch != null) {
        send(key, lane, batch, call);
      } else if (!Thread.currentThread().isInterrupted()) {
        lane.await(call);
      } else if (lane.leave(call)) {
        throw AbortedException.create("interrupted while waiting for " + operation.name());
      }
    }
    return call.outcome().get();
  }

  private void send(String key, Lane<Q, R> lane, Batch<Q, R> batch, Call<Q, R> leader) {
    try {
      batch.pause();
      List<Q> entries = lane.live(batch).stream().map(call -> call.request).toList();
      lane.settle(batch, requests.make(key, entries), leader);
    } catch (InterruptedException | AbortedException e) {
      // Only this caller was interrupted: the others' entries are another one's to send.
      Thread.currentThread().interrupt();
      lane.handOver(batch, leader);
    }
  }

  BatchStatistics statistics() {
    return counters.snapshot();
  }

  /** Refuses new calls and waits for those under way, unless the thread is interrupted. */
  void close() {
    closed = true;
    try {
      for (Lane<Q, R> lane : lanes.values()) {
        lane.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
