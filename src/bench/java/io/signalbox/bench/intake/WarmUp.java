package io.signalbox.bench.intake;

import io.signalbox.bench.ThreadTimes;
import java.time.Duration;

/**
 * Sends before what is measured, until a JVM has compiled what it needs; what is lost meanwhile
 * does not count.
 */
final class WarmUp {

  private static final int MOST_ROUNDS = 12;
  private static final int ROUND = 100_000;

  /** By UDP; by TCP who takes them sets the pace. */
  private static final int PER_SECOND = 25_000;

  /** A round is the last if the compiler took no more for it. */
  private static final Duration LAST = Duration.ofMillis(200);

  private static final long LOOK_MILLIS = 500;
  private static final long MOST_LOOKS = 40;

  /** The compiler rests if it took no more between two looks. */
  private static final Duration RESTS = Duration.ofMillis(LOOK_MILLIS / 20);

  private final Taker taker;
  private final Transport transport;

  WarmUp(Taker taker, Transport transport) {
    this.taker = taker;
    this.transport = transport;
  }

  void run() throws Exception {
    Thread.sleep(1_000);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Duration before = compiler();
      Run.of(taker, transport, ROUND, transport == Transport.TCP ? 1_000_000 : PER_SECOND);
      restCompiler();
      if (compiler().minus(before).compareTo(LAST) <= 0) {
        return;
      }
    }
  }

  private void restCompiler() throws InterruptedException {
    Duration before = compiler();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Thread.sleep(LOOK_MILLIS);
      Duration now = compiler();
      if (now.minus(before).compareTo(RESTS) <= 0) {
        return;
      }
      before = now;
    }
  }

  private Duration compiler() {
    return ThreadTimes.compiler(taker.pid());
  }
}
