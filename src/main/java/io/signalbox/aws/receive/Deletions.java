package io.signalbox.aws.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Deletes the messages of one queue that workers are done with, ten a request, while the workers go
 * on. A message whose deletion fails for good, or is cut off by the end of the process, comes again
 * when its visibility timeout ends, which at-least-once delivery allows.
 */
final class Deletions {

  private static final int MOST_ENTRIES = 10;

  /** Workers wait when so many messages are yet to be deleted. */
  private static final int MOST_PENDING = 1000;

  private final DeleteRequests requests;
  private final Duration linger;
  private final ScheduledExecutorService threads;
  private final int mostRequests;
  private final Semaphore room = new Semaphore(MOST_PENDING);
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Deletion> pending = new ArrayDeque<>();
  private int running;
  private boolean lingering;

  /**
   * @param linger how long a message may wait for others to share its request
   * @param threads where requests run
   * @param mostRequests the most requests under way
   */
  Deletions(
      DeleteRequests requests,
      Duration linger,
      ScheduledExecutorService threads,
      int mostRequests) {
    this.requests = requests;
    this.linger = linger;
    this.threads = threads;
    this.mostRequests = mostRequests;
  }

  /**
   * Has the message deleted soon.
   *
   * @throws InterruptedException if the worker is interrupted while there is no room
   */
  void add(String receiptHandle) throws InterruptedException {
    room.acquire();
    add(List.of(new Deletion(receiptHandle, 1)));
  }

  private void add(List<Deletion> deletions) {
    lock.lock();
    try {
      pending.addAll(deletions);
      startFull();
      startLinger();
    } finally {
      lock.unlock();
    }
  }

  private void startFull() {
    while (pending.size() >= MOST_ENTRIES && running < mostRequests) {
      start();
    }
  }

  private void start() {
    List<Deletion> batch = nextBatch();
    running++;
    threads.execute(() -> run(batch));
  }

  private List<Deletion> nextBatch() {
    List<Deletion> batch = new ArrayList<>(MOST_ENTRIES);
    while (batch.size() < MOST_ENTRIES && !pending.isEmpty()) {
      batch.add(pending.remove());
    }
    return batch;
  }

  private void startLinger() {
    if (!lingering && !pending.isEmpty() && running < mostRequests) {
      lingering = true;
      threads.schedule(this::flush, linger.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void flush() {
    lock.lock();
    try {
      lingering = false;
      while (!pending.isEmpty() && running < mostRequests) {
        start();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(List<Deletion> batch) {
    DeleteRequests.Rest rest = requests.delete(batch);
    if (!rest.deletions().isEmpty()) {
      threads.schedule(() -> add(rest.deletions()), rest.pause().toNanos(), TimeUnit.NANOSECONDS);
    }
    room.release(batch.size() - rest.deletions().size());
    ended();
  }

  private void ended() {
    lock.lock();
    try {
      running--;
      startFull();
      startLinger();
    } finally {
      lock.unlock();
    }
  }

  /** Deletes what is pending, and waits for that as long as it may. */
  void finish(Duration wait) throws InterruptedException {
    flush();
    if (room.tryAcquire(MOST_PENDING, wait.toNanos(), TimeUnit.NANOSECONDS)) {
      room.release(MOST_PENDING);
    }
  }
}
