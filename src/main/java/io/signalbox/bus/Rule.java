package io.signalbox.bus;

import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;

/**
 * What takes which events. Not a record: the engine keeps rules in hash sets, and a rule is equal
 * to itself alone.
 */
final class Rule {

  static final Comparator<Rule> BY_NAME = Comparator.comparing(Rule::name);

  private final String name;
  private final EventPattern pattern;
  private final boolean fallback;
  private final Runnable creation;
  private volatile AsyncProcessor target;
  private final AtomicInteger calls = new AtomicInteger();

  /** Not null while events for this rule wait; counted down when they need not any more. */
  private volatile CountDownLatch held;

  /** Whether the consumer has gone; only a held rule stays without one. */
  private boolean left;

  /**
   * @param pattern null takes every event
   */
  Rule(String name, EventPattern pattern, boolean fallback, AsyncProcessor target) {
    this(name, pattern, fallback, target, null);
  }

  private Rule(
      String name,
      EventPattern pattern,
      boolean fallback,
      AsyncProcessor target,
      Runnable creation) {
    this.name = name;
    this.pattern = pattern;
    this.fallback = fallback;
    this.target = target;
    this.creation = creation;
  }

  /**
   * A rule that has no consumer yet: the first event that it takes waits until there is one.
   *
   * @param creation has it created, or does nothing where that is done
   */
  static Rule expected(String name, EventPattern pattern, Runnable creation) {
    Rule rule = new Rule(name, pattern, false, null, creation);
    rule.hold();
    rule.leave();
    return rule;
  }

  String name() {
    return name;
  }

  EventPattern pattern() {
    return pattern;
  }

  boolean isFallback() {
    return fallback;
  }

  boolean takesEverything() {
    return pattern == null;
  }

  /** Announces a call, which then must be made or given up. */
  void announceCall() {
    calls.incrementAndGet();
  }

  /** Has the consumer created where it is expected. */
  void create() {
    if (creation != null) {
      creation.run();
    }
  }

  /** Whether no consumer has come yet. */
  boolean isExpected() {
    return target == null;
  }

  /** Takes over the consumer of another, which was expected, and lets its events go on. */
  Rule arrive(Rule other) {
    target = other.target;
    left = false;
    free();
    return this;
  }

  /** Makes an announced call; as {@link AsyncProcessor#process(Exchange, AsyncCallback)}. */
  boolean call(Exchange exchange, AsyncCallback callback) {
    return target.process(
        exchange,
        doneSync -> {
          giveUpCall();
          callback.done(doneSync);
        });
  }

  void giveUpCall() {
    calls.decrementAndGet();
  }

  /** Whether every call that was announced is done. */
  boolean isIdle() {
    return calls.get() == 0;
  }

  void hold() {
    if (held == null) {
      held = new CountDownLatch(1);
    }
  }

  /** What events wait for, or null where they need not. */
  CountDownLatch held() {
    return held;
  }

  void free() {
    CountDownLatch waiting = held;
    held = null;
    if (waiting != null) {
      waiting.countDown();
    }
  }

  void leave() {
    left = true;
  }

  boolean hasLeft() {
    return left;
  }
}
