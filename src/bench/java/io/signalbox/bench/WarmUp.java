package io.signalbox.bench;

import java.time.Duration;

/**
 * Has a contender work, and rest for its JIT compiler's sake, until that has little left to do.
 * Without the rests it takes minutes where processors are few: the compiler's thread is one among
 * the contender's many.
 */
final class WarmUp {

  private static final int ROUND = 5000;

  /** A round is the last if the compiler took no more of it. */
  private static final double LAST = 0.03;

  private static final long LOOK_MILLIS = 500;
  private static final long MOST_LOOKS = 40;

  /** The compiler rests if it took no more of the time between two looks. */
  private static final Duration RESTS = Duration.ofMillis(LOOK_MILLIS / 20);

  private final Testbed testbed;
  private final Testbed.Started contender;

  WarmUp(Testbed testbed, Testbed.Started contender) {
    this.testbed = testbed;
    this.contender = contender;
  }

  /** In so many rounds at most. Returns how many events it took. */
  int run(int mostRounds) {
    int events = 0;
    for (int round = 0; round < mostRounds; round++) {
      Snapshot before = Snapshot.take(testbed, contender);
      Backlog.send(contender.in(), events, ROUND);
      new BacklogRun(testbed, contender, events, ROUND).await();
      events += ROUND;
      restCompiler();
      Cost cost = Cost.between(before, Snapshot.take(testbed, contender));
      if (cost.compilerMicros() < LAST * cost.cpuMicros()) {
        break;
      }
    }
    return events;
  }

  private void restCompiler() {
    Duration before = contender.process().compilerCpu();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Threads.sleep(LOOK_MILLIS);
      Duration now = contender.process().compilerCpu();
      if (now.minus(before).compareTo(RESTS) <= 0) {
        return;
      }
      before = now;
    }
  }
}
