package io.signalbox.aws.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * One queue's messages on their way to the workers. Requests run on threads of their own, so that
 * the next messages are here when a worker is done with one; of a FIFO queue each is asked for only
 * when a worker waits, and alone, because SQS keeps the order of a group by holding back the rest
 * of it.
 *
 * <p>What is held stays hidden from other consumers until a worker takes it. It is handed back when
 * no worker has asked for so long that they must be gone.
 */
final class Inbox {

  private static final int MOST_ENTRIES = 10;
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

  private final Polls polls;
  private final Visibility visibility;
  private final Duration visibilityTimeout;
  private final boolean fifo;
  private final Executor threads;
  private final Demand demand;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Held> held = new ArrayDeque<>();
  private Reserve reserve = Reserve.NONE;
  private int waiting;
  private int running;
  private int asked;
  private long lastCall;
  private boolean stopped;

  /**
   * @param threads where requests run, each for as long as a long poll takes
   * @param mostPolls the most requests under way
   */
  Inbox(
      Polls polls,
      Visibility visibility,
      Duration visibilityTimeout,
      boolean fifo,
      Executor threads,
      int mostPolls) {
    this.polls = polls;
    this.visibility = visibility;
    this.visibilityTimeout = visibilityTimeout;
    this.fifo = fifo;
    this.threads = threads;
    this.demand = new Demand(mostPolls, SLOW, visibilityTimeout.toNanos() / 4);
  }

  /**
   * The next message; null if none comes in time, or the inbox is stopped.
   *
   * @throws InterruptedException if the worker is interrupted while it waits
   */
  Message take(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      await(wait.toNanos());
      return stopped || held.isEmpty() ? null : handOut();
    } finally {
      lock.unlock();
    }
  }

  private void await(long nanos) throws InterruptedException {
    waiting++;
    try {
      lastCall = System.nanoTime();
      startPolls();
      long left = nanos;
      while (held.isEmpty() && !stopped && left > 0) {
        left = arrived.awaitNanos(left);
      }
    } finally {
      waiting--;
    }
  }

  private Message handOut() {
    Held next = held.remove();
    lastCall = System.nanoTime();
    demand.held(lastCall - next.received);
    startPolls();
    return next.message;
  }

  private void startPolls() {
    for (int size = nextSize(); size > 0; size = nextSize()) {
      int most = size;
      begin(most);
      threads.execute(() -> poll(most));
    }
  }

  /** How many messages the next request should ask for; 0 if there should be none now. */
  private int nextSize() {
    if (stopped || running >= demand.polls()) {
      return 0;
    }
    int full = fifo ? 1 : MOST_ENTRIES;
    int ahead = fifo ? 0 : MOST_ENTRIES * demand.batchesAhead();
    int wanted = free() + ahead - held.size() - asked;
    if (wanted >= full) {
      return full;
    }
    return running == 0 && held.isEmpty() ? Math.max(wanted, 0) : 0;
  }

  /** How many workers could take a message now; those that have no thread yet are among them. */
  private int free() {
    return waiting + reserve.size();
  }

  private void begin(int size) {
    running++;
    asked += size;
  }

  private void poll(int first) {
    for (int size = first; size > 0; ) {
      size = settle(polls.receive(size), size);
    }
  }

  /** Lets the workers have the messages, and says how many to ask for next. */
  private int settle(List<Message> messages, int size) {
    lock.lock();
    try {
      running--;
      asked -= size;
      long now = System.nanoTime();
      for (Message message : messages) {
        held.add(new Held(message, now));
        arrived.signal();
      }
      demand.replied(messages.size(), size, free() > held.size());
      reserve.call(held.size() - waiting);
      int next = free() > 0 || !messages.isEmpty() ? nextSize() : 0;
      if (next > 0) {
        begin(next);
        startPolls();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Whom to call when more is held than workers wait for. */
  void setReserve(Reserve reserve) {
    lock.lock();
    try {
      this.reserve = reserve;
    } finally {
      lock.unlock();
    }
  }

  /** Whether more workers wait than there are messages held. */
  boolean hasSpareWorkers() {
    lock.lock();
    try {
      return waiting > held.size();
    } finally {
      lock.unlock();
    }
  }

  /** How often {@link #tend} is to be called. */
  Duration tendInterval() {
    return visibilityTimeout.dividedBy(20);
  }

  /** Keeps what is held hidden, or hands it back where nobody will take it. */
  void tend() {
    long now = System.nanoTime();
    List<Held> due = new ArrayList<>();
    boolean abandoned;
    lock.lock();
    try {
      abandoned = waiting == 0 && now - lastCall > visibilityTimeout.toNanos() / 2;
      if (abandoned) {
        due.addAll(held);
        held.clear();
      } else {
        // Early: from the moment that it is taken, Camel counts the whole timeout.
        long age = visibilityTimeout.toNanos() / 10;
        held.stream().filter(message -> message.isHiddenFor(age, now)).forEach(due::add);
        due.forEach(message -> message.hide(now));
      }
    } finally {
      lock.unlock();
    }
    visibility.change(due, abandoned ? 0 : Math.toIntExact(visibilityTimeout.toSeconds()));
  }

  /** Why nothing can be received at present. */
  Optional<String> problem() {
    return polls.problem();
  }

  /** Gives nothing to workers any more. Those that wait return. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Hands back what is held, once stopped and no request is under way. */
  void handBack() {
    List<Held> rest;
    lock.lock();
    try {
      rest = List.copyOf(held);
      held.clear();
    } finally {
      lock.unlock();
    }
    visibility.change(rest, 0);
  }
}
