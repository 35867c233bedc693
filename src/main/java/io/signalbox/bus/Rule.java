package io.signalbox.bus;

import java.util.Comparator;
import org.apache.camel.AsyncProcessor;

/**
 * What takes which events. Not a record: the engine keeps rules in hash sets, and a rule is equal
 * to itself alone.
 */
final class Rule {

  static final Comparator<Rule> BY_NAME = Comparator.comparing(Rule::name);

  private final String name;
  private final EventPattern pattern;
  private final boolean fallback;
  private final AsyncProcessor target;

  /**
   * @param pattern null takes every event
   */
  Rule(String name, EventPattern pattern, boolean fallback, AsyncProcessor target) {
    this.name = name;
    this.pattern = pattern;
    this.fallback = fallback;
    this.target = target;
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

  AsyncProcessor target() {
    return target;
  }
}
