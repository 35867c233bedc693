package io.signalbox.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.event.ruler.GenericMachine;

/**
 * The rules of one bus.
 *
 * <p>The lock is needed although the engine calls itself thread-safe: a match that meets a change
 * returns what it found so far, so an event could miss a rule that had been there all along.
 */
final class Rules {

  private final String bus;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final SortedMap<String, Rule> byName = new TreeMap<>();
  private final List<Rule> takeEverything = new ArrayList<>();

  /** Null after a rule has gone: built anew by the next match, not by each of many removals. */
  private GenericMachine<Rule> machine = newMachine();

  private volatile boolean nothingToMatch;

  Rules(String bus) {
    this.bus = bus;
  }

  String bus() {
    return bus;
  }

  void add(Rule rule) {
    change(
        () -> {
          if (byName.putIfAbsent(rule.name(), rule) != null) {
            throw new IllegalStateException(
                "bus:%s already has a rule named %s".formatted(bus, rule.name()));
          }
          if (machine != null) {
            put(rule);
          }
        });
  }

  void remove(Rule rule) {
    change(
        () -> {
          if (byName.remove(rule.name(), rule)) {
            machine = null;
          }
        });
  }

  /**
   * The rules that take the event, by name; the fallbacks only if there is no other.
   *
   * @param event asked for only if a pattern must look at it, and without the lock: a stream can be
   *     slow
   */
  List<Rule> matching(Supplier<JsonNode> event) {
    JsonNode fields = nothingToMatch ? null : SourceFirst.arrange(event.get());
    List<Rule> matched = locked(lock.readLock(), () -> machine == null ? null : match(fields));
    return matched != null ? matched : locked(lock.writeLock(), () -> rebuildAndMatch(fields));
  }

  private List<Rule> match(JsonNode fields) {
    List<Rule> hits = fields == null ? List.of() : machine.rulesForJSONEvent(fields);
    if (hits.size() == 1 && !hits.get(0).isFallback()) {
      return hits;
    }
    List<Rule> ordinary = hits.stream().filter(rule -> !rule.isFallback()).toList();
    Stream<Rule> chosen =
        ordinary.isEmpty()
            ? Stream.concat(hits.stream(), takeEverything.stream())
            : ordinary.stream();
    return chosen.sorted(Rule.BY_NAME).toList();
  }

  private List<Rule> rebuildAndMatch(JsonNode fields) {
    if (machine == null) {
      machine = newMachine();
      takeEverything.clear();
      byName.values().forEach(this::put);
    }
    return match(fields);
  }

  private void put(Rule rule) {
    if (rule.takesEverything()) {
      takeEverything.add(rule);
    } else {
      rule.pattern().addTo(machine, rule);
    }
  }

  private static GenericMachine<Rule> newMachine() {
    return GenericMachine.<Rule>builder().build();
  }

  private void change(Runnable work) {
    locked(
        lock.writeLock(),
        () -> {
          work.run();
          nothingToMatch =
              !byName.isEmpty() && byName.values().stream().allMatch(Rule::takesEverything);
          return null;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
