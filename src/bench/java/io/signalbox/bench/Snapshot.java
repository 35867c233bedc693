package io.signalbox.bench;

import java.util.Map;

/**
 * How far a contender has come.
 *
 * @param nanos when
 * @param waiting the events that it has not received
 * @param done the events that every recipient has
 * @param cpuNanos its CPU time so far
 * @param compilerNanos the part of it that the JIT compiler took
 * @param requests its requests so far, by action
 */
record Snapshot(
    long nanos,
    long waiting,
    long done,
    long cpuNanos,
    long compilerNanos,
    Map<String, Long> requests) {

  static Snapshot take(Testbed testbed, Testbed.Started contender) {
    return new Snapshot(
        System.nanoTime(),
        contender.in().depth().waiting(),
        contender.out().stream().mapToLong(queue -> queue.depth().all()).min().orElseThrow(),
        contender.process().cpu().toNanos(),
        contender.process().compilerCpu().toNanos(),
        testbed.requests());
  }
}
