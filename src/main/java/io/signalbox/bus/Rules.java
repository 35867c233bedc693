package io.signalbox.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
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

  /**
   * The rules that take an event.
   *
   * @param held the rule that the event waits for before it is matched anew, or null where it goes
   *     on
   * @param gate what opens when it need not wait any more
   */
  private record Matched(List<Rule> rules, Rule held, CountDownLatch gate) {

    Matched(List<Rule> rules) {
      this(rules, null, null);
    }
  }

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

  /**
   * Adds a rule, or has the one that is expected in its place take over its target.
   *
   * @return which of them is on the bus
   */
  Rule add(Rule rule) {
    Rule there = locked(lock.readLock(), () -> byName.get(rule.name()));
    if (there != null && there.isExpected()) {
      // what it takes is known already: the others need not be compiled anew
      return locked(lock.writeLock(), () -> there.arrive(rule));
    }
    enter(rule);
    return rule;
  }

  private void enter(Rule rule) {
    change(
        () -> {
          Rule there = byName.get(rule.name());
          if (there != null && !there.hasLeft()) {
            throw new IllegalStateException(
                "bus:%s already has a rule named %s".formatted(bus, rule.name()));
          }
          byName.put(rule.name(), rule);
          if (there != null) {
            machine = null;
            there.free();
          } else if (machine != null) {
            put(rule);
          }
        });
  }

  void remove(Rule rule) {
    change(
        () -> {
          if (rule.held() != null) {
            rule.leave();
          } else {
            takeAway(rule);
          }
        });
  }

  /**
   * Has events that the rule takes wait from now on, also when the rule has gone, until another of
   * its name takes its place or it is released. Events that no pattern of a held rule matches pass.
   */
  void hold(String name) {
    change(
        () -> {
          if (byName.containsKey(name)) {
            byName.get(name).hold();
          }
        });
  }

  /** Ends what {@link #hold} began: a rule that has gone and has no successor is off the bus. */
  void release(String name) {
    change(
        () -> {
          Rule rule = byName.get(name);
          if (rule != null && rule.held() != null) {
            if (rule.hasLeft()) {
              takeAway(rule);
            }
            rule.free();
          }
        });
  }

  /** Whether no event is on its way through the rule; so too where there is none. */
  boolean isIdle(String name) {
    Rule rule = locked(lock.readLock(), () -> byName.get(name));
    return rule == null || rule.isIdle();
  }

  private void takeAway(Rule rule) {
    if (byName.remove(rule.name(), rule)) {
      machine = null;
    }
  }

  /**
   * The rules that take the event, by name; the fallbacks only if there is no other. A call of each
   * is announced. Waits while one of them is held.
   *
   * @param event asked for only if a pattern must look at it, and without the lock: a stream can be
   *     slow
   * @throws java.util.concurrent.RejectedExecutionException if one is held for longer than a minute
   */
  List<Rule> matching(Supplier<JsonNode> event) {
    while (true) {
      JsonNode fields = nothingToMatch ? null : SourceFirst.arrange(event.get());
      Matched matched = locked(lock.readLock(), () -> machine == null ? null : announce(fields));
      if (matched == null) {
        matched = locked(lock.writeLock(), () -> rebuildAndAnnounce(fields));
      }
      if (matched.held() == null) {
        return matched.rules();
      }
      matched.held().create();
      Gates.pass(matched.gate(), "a rule that takes the event is still being replaced");
    }
  }

  private Matched announce(JsonNode fields) {
    List<Rule> rules = match(fields);
    for (Rule rule : rules) {
      if (rule.held() != null) {
        return new Matched(rules, rule, rule.held());
      }
    }
    rules.forEach(Rule::announceCall);
    return new Matched(rules);
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

  private Matched rebuildAndAnnounce(JsonNode fields) {
    if (machine == null) {
      machine = newMachine();
      takeEverything.clear();
      byName.values().forEach(this::put);
    }
    return announce(fields);
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
