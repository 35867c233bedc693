package io.signalbox.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was measured so far. */
final class Results {

  private final List<Measured> all = new ArrayList<>();
  private final Map<Contender, Set<Integer>> failures = new EnumMap<>(Contender.class);
  private final Map<Contender, Latency> idle = new EnumMap<>(Contender.class);

  void add(Measured measured) {
    all.add(measured);
  }

  /** The contender did not get every event out once, in the time that there was. */
  void addFailure(Contender contender, int inFlight) {
    failures.computeIfAbsent(contender, c -> new TreeSet<>()).add(inFlight);
  }

  void addIdle(Map<Contender, Latency> latencies) {
    idle.putAll(latencies);
  }

  List<Measured> all() {
    return List.copyOf(all);
  }

  boolean hasFailures() {
    return !failures.isEmpty();
  }

  /** With how many in flight Signalbox failed. */
  Set<Integer> signalboxFailures() {
    return failures.getOrDefault(Contender.SIGNALBOX, Set.of());
  }

  /** Those of Signalbox. */
  Stream<Measured> signalbox(int recipients) {
    return all.stream()
        .filter(m -> m.contender() == Contender.SIGNALBOX && m.recipients() == recipients);
  }

  /** What another one did with as many events in flight, and one recipient. */
  Optional<Cost> backlog(Contender contender, int inFlight) {
    return all.stream()
        .filter(m -> m.contender() == contender && m.recipients() == 1)
        .filter(m -> m.inFlight() == inFlight)
        .map(Measured::backlog)
        .findFirst();
  }

  /** By contender, at one event a second. */
  Map<Contender, Latency> idle() {
    return idle;
  }
}
