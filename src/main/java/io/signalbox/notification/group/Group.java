package io.signalbox.notification.group;

import java.time.Duration;
import java.time.Instant;

/** What of one rule is told together: the events that wait, and when they are due. */
final class Group {

  private final String id;
  private final String rule;
  private final String home;
  private final boolean isNew;
  private final Pending pending;
  private Instant toldAt;
  private Instant dueAt;

  private Group(
      String id,
      String rule,
      String home,
      boolean isNew,
      Pending pending,
      Instant toldAt,
      Instant dueAt) {
    this.id = id;
    this.rule = rule;
    this.home = home;
    this.isNew = isNew;
    this.pending = pending;
    this.toldAt = toldAt;
    this.dueAt = dueAt;
  }

  /** A group that there was none of. */
  static Group begun(String id, String rule, String home) {
    return new Group(id, rule, home, true, new Pending(), Instant.EPOCH, Instant.EPOCH);
  }

  /** A group as it was stored. */
  static Group stored(
      String id, String rule, String home, Pending pending, Instant toldAt, Instant dueAt) {
    return new Group(id, rule, home, false, pending, toldAt, dueAt);
  }

  /**
   * The id of the group that an event is told in.
   *
   * @param home what it has in common with the others, see {@link Keys#of}
   */
  static String idOf(RuleOptions rule, String home, EventLine event) {
    return Keys.hash(rule.name(), home, rule.tellsEachByItself() ? event.id() : "");
  }

  /** The id of the group of what a rule's limit holds. */
  static String idOfHeld(String rule) {
    return Keys.hash(rule, "held by the limit");
  }

  /**
   * Adds an event, which waits as the rule has it.
   *
   * @param atOnce whether all that waits is due with it
   */
  void add(EventLine event, RuleOptions rule, Instant now, boolean atOnce) {
    if (pending.count == 0) {
      Instant first = now.plus(rule.waiting());
      Instant next = toldAt.plus(rule.between());
      dueAt = next.isAfter(first) ? next : first;
    }
    pending.add(event, rule.maxRows());
    if (atOnce && dueAt.isAfter(now)) {
      dueAt = now;
    }
  }

  /** Adds what another one would have told, and tells it when the limit has it. */
  void take(Pending others, RuleOptions rule, Instant next) {
    pending.addAll(others, rule.maxRows());
    dueAt = next;
  }

  /** Whether anything waits here; if not, it is due to be forgotten. */
  boolean isEmpty() {
    return pending.count == 0;
  }

  /** What waits. */
  Pending pending() {
    return pending;
  }

  /** The same group after what waited was told, until what comes next may be. */
  Group told(Instant now, Duration interval) {
    return stored(id, rule, home, new Pending(), now, now.plus(interval));
  }

  String id() {
    return id;
  }

  String rule() {
    return rule;
  }

  String home() {
    return home;
  }

  boolean isNew() {
    return isNew;
  }

  Instant toldAt() {
    return toldAt;
  }

  Instant dueAt() {
    return dueAt;
  }
}
