package io.signalbox.bench;

import java.lang.management.ManagementFactory;

/**
 * What this process has used, or an event has on average.
 *
 * @param wallNanos time
 * @param threadNanos CPU time of this thread
 * @param processNanos CPU time of the process without the JIT compiler: the thread's, and what the
 *     garbage collector does for it
 * @param bytes what this thread has allocated
 */
record Usage(double wallNanos, double threadNanos, double processNanos, double bytes) {

  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final com.sun.management.ThreadMXBean THREAD =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Usage now() {
    return new Usage(
        System.nanoTime(),
        THREAD.getCurrentThreadCpuTime(),
        PROCESS.getProcessCpuTime() - ThreadTimes.compiler(ProcessHandle.current().pid()).toNanos(),
        THREAD.getCurrentThreadAllocatedBytes());
  }

  Usage since(Usage start, int events) {
    return new Usage(
        (wallNanos - start.wallNanos) / events,
        (threadNanos - start.threadNanos) / events,
        (processNanos - start.processNanos) / events,
        (bytes - start.bytes) / events);
  }

  double perSecondOfCpu() {
    return 1e9 / processNanos;
  }
}
