package io.signalbox.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Callers that call again as soon as they have their answer, and what that costs. */
final class ClosedLoop {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * What was measured.
   *
   * @param calls the calls that were answered
   * @param seconds how long it took
   * @param p50Millis half of the calls took no longer
   * @param p99Millis 99 of 100 calls took no longer
   * @param cpuMicros this process's CPU time per call
   */
  record Result(long calls, double seconds, double p50Millis, double p99Millis, double cpuMicros) {}

  private final Runnable call;
  private final long pauseMillis;
  private final ConcurrentLinkedQueue<List<Long>> latencies = new ConcurrentLinkedQueue<>();

  /**
   * @param pauseMillis what a caller waits between its calls, on average
   */
  ClosedLoop(Runnable call, long pauseMillis) {
    this.call = call;
    this.pauseMillis = pauseMillis;
  }

  Result run(int callers, Duration time) throws InterruptedException {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      threads.add(new Thread(() -> loop(start + time.toNanos())));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    long[] sorted =
        latencies.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
    return new Result(
        sorted.length,
        (System.nanoTime() - start) / 1e9,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / sorted.length);
  }

  private void loop(long end) {
    List<Long> taken = new ArrayList<>();
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      call.run();
      taken.add(System.nanoTime() - start);
      pause();
    }
    latencies.add(taken);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(2 * pauseMillis + 1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
