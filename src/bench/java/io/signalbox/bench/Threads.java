package io.signalbox.bench;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Threads, in a program that nothing interrupts. */
final class Threads {

  /** Gives each piece of work, which may block, a thread of its own. */
  static final Executor EACH = work -> new Thread(work).start();

  private Threads() {}

  /** Waits until {@link System#nanoTime} says so; not at all if that is past. */
  static void sleepUntil(long nanoTime) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void sleep(long millis) {
    sleepUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
