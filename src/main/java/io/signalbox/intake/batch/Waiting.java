package io.signalbox.intake.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for its batch. It is full as long as no consumer has opened it. */
final class Waiting {

  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>();
  private Limits limits;
  private boolean closed;
  private long bytes;
  private int events;

  Waiting(String name) {
    this.name = name;
  }

  void open(Limits limits) {
    lock.lock();
    try {
      this.limits = limits;
      closed = false;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more. What waits can still be taken out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      came.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds the item, or blocks until there is room.
   *
   * @throws RejectedExecutionException where this is closed, or the thread interrupted
   */
  void put(Item item) {
    lock.lock();
    try {
      while (!closed && !hasRoom(item)) {
        room.await();
      }
      add(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("batch:%s: interrupted".formatted(name), e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds the item.
   *
   * @throws BatchFullException where there is no room
   * @throws RejectedExecutionException where this is closed
   */
  void offer(Item item) {
    lock.lock();
    try {
      if (!closed && !hasRoom(item)) {
        throw new BatchFullException(name);
      }
      add(item);
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, as soon as there is one; empty once this is closed and nothing waits. */
  List<Item> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !closed) {
        came.await();
      }
      linger();
      List<Item> batch = removeBatch();
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** All that waits, taken out. */
  List<Item> drain() {
    lock.lock();
    try {
      List<Item> all = List.copyOf(items);
      items.clear();
      bytes = 0;
      events = 0;
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** How many events wait. */
  int events() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** How many items wait. */
  int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(Item item) {
    return limits != null
        && (items.isEmpty() || bytes + item.json().length <= limits.maxWaitingBytes());
  }

  private void add(Item item) {
    if (closed) {
      throw new RejectedExecutionException("batch:%s is closed".formatted(name));
    }
    items.addLast(item);
    bytes += item.json().length;
    events += item.events();
    came.signal();
  }

  private void linger() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.maxLingerMillis());
    int before = -1;
    while (!closed && !isFull() && items.size() > before) {
      before = items.size();
      long left = Math.min(QUIET_NANOS, deadline - System.nanoTime());
      while (left > 0 && !closed && !isFull()) {
        left = came.awaitNanos(left);
      }
    }
  }

  private boolean isFull() {
    return events >= limits.maxEvents() || bytes >= limits.maxBytes();
  }

  private List<Item> removeBatch() {
    List<Item> batch = new ArrayList<>();
    int batchEvents = 0;
    long batchBytes = 0;
    while (!items.isEmpty()) {
      Item next = items.peekFirst();
      batchEvents += next.events();
      batchBytes += next.json().length;
      if (!batch.isEmpty()
          && (batchEvents > limits.maxEvents() || batchBytes > limits.maxBytes())) {
        break;
      }
      batch.add(items.removeFirst());
      events -= next.events();
      bytes -= next.json().length;
    }
    return batch;
  }
}
