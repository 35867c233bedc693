package io.signalbox.aws.receive;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The threads that poll a queue, each for one message at a time: one at the least, and as many more
 * as are called. One that finds nothing while others wait too is one too many, and goes.
 */
final class Workers implements Reserve {

  /** Between two polls that found nothing, for one that returns at once must not be a loop. */
  private static final long PAUSE_MILLIS = 50;

  private final Runnable poll;
  private final int most;
  private final Executor threads;
  private final BooleanSupplier isOneTooMany;
  private int working;
  private boolean ended;

  /**
   * @param poll returns once it has found nothing
   * @param isOneTooMany whether enough others wait for messages; it is not asked with a lock held
   */
  Workers(Runnable poll, int most, Executor threads, BooleanSupplier isOneTooMany) {
    this.poll = poll;
    this.most = most;
    this.threads = threads;
    this.isOneTooMany = isOneTooMany;
  }

  @Override
  public synchronized int size() {
    return ended ? 0 : most - working;
  }

  @Override
  public synchronized void call(int workers) {
    int coming = Math.min(workers, size());
    for (int i = 0; i < coming; i++) {
      working++;
      threads.execute(this::work);
    }
  }

  /** Has all go after the poll that they are in. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private void work() {
    boolean stays = !isEnded();
    while (stays) {
      poll.run();
      stays = staysAfterNothing();
    }
  }

  private boolean staysAfterNothing() {
    boolean oneTooMany = isOneTooMany.getAsBoolean();
    synchronized (this) {
      if (!oneTooMany && !ended && pause() && !ended) {
        return true;
      }
      working--;
      return false;
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private boolean pause() {
    try {
      wait(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
