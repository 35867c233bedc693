package io.signalbox.bench.intake;

import java.util.concurrent.locks.LockSupport;

/**
 * What became of messages that were sent.
 *
 * @param sent how many
 * @param taken how many of them are on disk
 * @param seconds from the first that was sent to the last that was on disk
 * @param cpuMillis CPU time of the process that took them
 * @param peakMegabytes the most memory that it had so far
 */
record Run(int sent, long taken, double seconds, long cpuMillis, long peakMegabytes) {

  private static final long LOOK_NANOS = 5_000_000;

  /** If none has come for so long, none will. */
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  /** Sends and waits until all is on disk, or no more gets there. */
  static Run of(Taker taker, Transport transport, int messages, int perSecond) throws Exception {
    long before = taker.taken();
    ProcessUse used = ProcessUse.of(taker.pid());
    long start = System.nanoTime();
    Thread sender = sender(taker.port(transport), transport, messages, perSecond);
    long last = start;
    long taken = 0;
    while (taken < messages && (sender.isAlive() || System.nanoTime() - last < PATIENCE_NANOS)) {
      LockSupport.parkNanos(LOOK_NANOS);
      long now = taker.taken() - before;
      if (now > taken) {
        taken = now;
        last = System.nanoTime();
      }
    }
    sender.join();
    ProcessUse after = ProcessUse.of(taker.pid());
    return new Run(
        messages,
        taken,
        (last - start) / 1e9,
        after.cpuMillis() - used.cpuMillis(),
        after.peakMegabytes());
  }

  private static Thread sender(int port, Transport transport, int messages, int perSecond) {
    Thread sender =
        new Thread(
            () -> {
              try {
                Load.send(transport, port, messages, perSecond);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    sender.start();
    return sender;
  }

  boolean isComplete() {
    return taken >= sent;
  }

  double perSecond() {
    return taken / seconds;
  }

  double lostPercent() {
    return 100.0 * Math.max(0, sent - taken) / sent;
  }

  double cpuMicros() {
    return 1000.0 * cpuMillis / Math.max(1, taken);
  }
}
