package io.signalbox.testing.aws;

import java.util.Map;
import java.util.TreeMap;

/** Counts calls by action. */
final class CallLog {

  private final Map<String, Integer> counts = new TreeMap<>();

  synchronized void add(String action) {
    counts.merge(action, 1, Integer::sum);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  synchronized void clear() {
    counts.clear();
  }
}
