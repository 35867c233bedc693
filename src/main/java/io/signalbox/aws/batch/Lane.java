package io.signalbox.aws.batch;

import io.signalbox.aws.batch.Waiting.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls for one queue, topic or bus: those that wait, and which of them leave as a batch. A
 * batch leaves when it is full, when its first call has waited long enough, or when nothing is
 * under way and as many wait as were seen at once of late: a caller alone goes at once, and callers
 * in a loop leave together. While something is under way, its callers are about to come back.
 */
final class Lane<Q, R> {

  private static final long LONGEST_CLOSE = TimeUnit.SECONDS.toNanos(10);

  private final int mostRequests;
  private final BatchCounters counters;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Waiting<Q, R> waiting;
  private final Crowd crowd = new Crowd(System.nanoTime());
  private int callers;
  private int running;
  private boolean closed;

  /** The call whose thread watches the clock for all that wait. */
  private volatile Call<Q, R> watcher;

  Lane(int mostBytes, int mostRequests, BatchCounters counters) {
    this.waiting = new Waiting<>(mostBytes);
    this.mostRequests = mostRequests;
    this.counters = counters;
  }

  /** Takes the call in. Its thread must then wait for what becomes of it. */
  void enter(Call<Q, R> call) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the client is closed");
      }
      waiting.add(call);
      crowd.see(++callers, System.nanoTime());
      dispatch(call);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there may be something for the call's thread to do. */
  void await(Call<Q, R> call) {
    if (call != watcher) {
      LockSupport.park(this);
      return;
    }
    long left = call.deadline - System.nanoTime();
    if (left > 0) {
      LockSupport.parkNanos(this, left);
    } else if (mustWaitOn(call)) {
      LockSupport.park(this);
    }
  }

  private boolean mustWaitOn(Call<Q, R> call) {
    lock.lock();
    try {
      dispatch(call);
      return call.isPending();
    } finally {
      lock.unlock();
    }
  }

  /** Withdraws the call, as far as it can be. False if its outcome is known already. */
  boolean leave(Call<Q, R> call) {
    lock.lock();
    try {
      if (call.outcome() != null) {
        return false;
      }
      abandon(call);
      Batch<Q, R> unsent = call.takeBatch();
      if (unsent != null) {
        passOn(unsent);
      }
      dispatch(null);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Withdraws the call and lets another caller in its batch send that. */
  void handOver(Batch<Q, R> batch, Call<Q, R> call) {
    lock.lock();
    try {
      abandon(call);
      passOn(batch);
      dispatch(null);
    } finally {
      lock.unlock();
    }
  }

  private void abandon(Call<Q, R> call) {
    if (!call.abandoned) {
      call.abandoned = true;
      waiting.remove(call);
      gone(1);
    }
  }

  private void passOn(Batch<Q, R> batch) {
    batch.dropAbandoned();
    if (batch.calls().isEmpty()) {
      finish(batch);
    } else {
      lead(batch, null);
    }
  }

  /** The calls that are to be sent. */
  List<Call<Q, R>> live(Batch<Q, R> batch) {
    lock.lock();
    try {
      batch.dropAbandoned();
      return batch.calls();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the calls of a batch their outcomes, except those that are tried again. */
  void settle(Batch<Q, R> batch, List<Outcome<R>> outcomes, Call<Q, R> leader) {
    List<Call<Q, R>> again = new ArrayList<>();
    List<Call<Q, R>> done = new ArrayList<>();
    lock.lock();
    try {
      for (int i = 0; i < outcomes.size(); i++) {
        Call<Q, R> call = batch.calls().get(i);
        if (outcomes.get(i).passing() && batch.mayTryAgain() && !call.abandoned) {
          again.add(call);
        } else {
          complete(call, outcomes.get(i));
          done.add(call);
        }
      }
      finish(batch);
      if (!again.isEmpty()) {
        counters.retried(again.size());
        start(batch.again(again), leader);
      }
      dispatch(leader);
    } finally {
      lock.unlock();
    }
    done.remove(leader);
    done.forEach(call -> LockSupport.unpark(call.thread));
  }

  private void complete(Call<Q, R> call, Outcome<R> outcome) {
    if (!call.abandoned) {
      if (outcome.failure() != null) {
        counters.failed();
      }
      call.complete(outcome);
      gone(1);
    }
  }

  private void gone(int number) {
    callers -= number;
    if (callers == 0) {
      empty.signalAll();
    }
  }

  private void finish(Batch<Q, R> batch) {
    running--;
    waiting.unblock(batch.groups());
  }

  private void start(Batch<Q, R> batch, Call<Q, R> self) {
    running++;
    waiting.block(batch.groups());
    lead(batch, self);
  }

  private void lead(Batch<Q, R> batch, Call<Q, R> self) {
    Call<Q, R> leader = batch.calls().contains(self) ? self : batch.calls().get(0);
    leader.lead(batch);
    if (leader != self) {
      LockSupport.unpark(leader.thread);
    }
  }

  /** Lets leave what can, led by the thread that is here where its own call is among it. */
  private void dispatch(Call<Q, R> self) {
    long now = System.nanoTime();
    Plan<Q, R> plan = waiting.plan();
    while (leaves(plan, now)) {
      plan.calls().forEach(waiting::remove);
      start(new Batch<>(plan.calls()), self);
      plan = waiting.plan();
    }
    watch(plan.first(), self);
  }

  private boolean leaves(Plan<Q, R> plan, long now) {
    if (plan.isEmpty() || running >= mostRequests) {
      return false;
    }
    return plan.full()
        || closed
        || plan.first().deadline - now <= 0
        || running == 0 && plan.calls().size() >= crowd.expected(now);
  }

  private void watch(Call<Q, R> first, Call<Q, R> self) {
    if (first != watcher) {
      watcher = first;
      if (first != null && first != self) {
        LockSupport.unpark(first.thread);
      }
    }
  }

  /**
   * Refuses new calls, sends what waits, and waits until that is done, for ten seconds at most, or
   * until the thread is interrupted.
   */
  void close() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      dispatch(null);
      long left = LONGEST_CLOSE;
      while (callers > 0 && left > 0) {
        left = empty.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
