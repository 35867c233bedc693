package io.signalbox.aws.receive;

/**
 * How many requests are worth having under way, and how many messages are worth holding ahead of
 * the workers. Begins with one request, which is all that an idle queue needs; each full reply that
 * leaves workers waiting doubles that, as TCP's slow start does. Not thread safe.
 */
final class Demand {

  private final int mostPolls;
  private final long slowNanos;
  private final long tooSlowNanos;
  private int polls = 1;
  private boolean tooSlow;

  /**
   * @param mostPolls the most requests under way
   * @param slowNanos a message held for longer than this says that there is more ahead than needed
   * @param tooSlowNanos a message held for longer than this says that nothing should be held
   */
  Demand(int mostPolls, long slowNanos, long tooSlowNanos) {
    this.mostPolls = mostPolls;
    this.slowNanos = slowNanos;
    this.tooSlowNanos = tooSlowNanos;
  }

  int polls() {
    return polls;
  }

  /** The full requests' worth of messages that may be held for workers yet to come. */
  int batchesAhead() {
    return tooSlow ? 0 : polls;
  }

  /** Takes note of what a request brought, and whether that leaves workers waiting. */
  void replied(int messages, int asked, boolean tooFew) {
    if (messages == 0) {
      polls = 1;
    } else if (messages == asked && tooFew) {
      polls = Math.min(mostPolls, 2 * polls);
    }
  }

  /** Takes note of how long a message was held before a worker took it. */
  void held(long nanos) {
    tooSlow = nanos > tooSlowNanos;
    if (nanos > slowNanos) {
      polls = Math.max(1, polls / 2);
    }
  }
}
