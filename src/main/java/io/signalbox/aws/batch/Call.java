package io.signalbox.aws.batch;

import java.util.concurrent.atomic.AtomicReference;

/** A call that waits for its outcome, with the thread that made it. */
final class Call<Q, R> {

  final Q request;
  final int size;
  final String group;

  /** When the call has waited long enough for others, by {@link System#nanoTime}. */
  final long deadline;

  final Thread thread = Thread.currentThread();

  /** Set once the caller was interrupted and will not take an outcome; under the lane's lock. */
  boolean abandoned;

  private volatile Outcome<R> outcome;
  private final AtomicReference<Batch<Q, R>> batch = new AtomicReference<>();

  Call(Q request, int size, String group, long deadline) {
    this.request = request;
    this.size = size;
    this.group = group;
    this.deadline = deadline;
  }

  /** What became of it; null as long as that is not known. */
  Outcome<R> outcome() {
    return outcome;
  }

  void complete(Outcome<R> result) {
    outcome = result;
  }

  /** Makes the caller the one that sends this batch. */
  void lead(Batch<Q, R> led) {
    batch.set(led);
  }

  /** The batch that this caller is to send, handed out once; null if there is none. */
  Batch<Q, R> takeBatch() {
    return batch.getAndSet(null);
  }

  /** Whether there is nothing for the caller to do but wait. */
  boolean isPending() {
    return outcome == null && batch.get() == null;
  }
}
