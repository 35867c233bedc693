package io.signalbox.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * What events took.
 *
 * @param events how many
 * @param seconds how long
 * @param cpuMicros the contender's CPU time per event
 * @param compilerMicros the part of it that the JIT compiler took
 * @param requests the requests, by action
 */
record Cost(
    long events,
    double seconds,
    double cpuMicros,
    double compilerMicros,
    Map<String, Long> requests) {

  static Cost between(Snapshot start, Snapshot end) {
    long events = end.done() - start.done();
    Map<String, Long> requests = new HashMap<>(end.requests());
    start.requests().forEach((action, before) -> requests.merge(action, -before, Long::sum));
    return new Cost(
        events,
        (end.nanos() - start.nanos()) / 1e9,
        (end.cpuNanos() - start.cpuNanos()) / 1e3 / events,
        (end.compilerNanos() - start.compilerNanos()) / 1e3 / events,
        requests);
  }

  /** Once all that is hot is compiled, CPU time per event comes down to this. */
  double warmCpuMicros() {
    return cpuMicros - compilerMicros;
  }

  double perSecond() {
    return events / seconds;
  }

  /** Requests per event of the actions whose name begins so. */
  double requests(String action) {
    long count =
        requests.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(action))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return (double) count / events;
  }
}
