package io.signalbox.notification.group;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is known of a resource, whichever rules tell of it. */
final class ResourceState {

  private static final int MOST_CHANGES = 100;

  /** Whether the resource is well. */
  enum Condition {
    UNKNOWN,
    OK,
    PROBLEM
  }

  /**
   * What an event says that was not known.
   *
   * @param late whether a younger state was known, so that it changes nothing
   * @param changed whether a problem begins or ends with it
   */
  record Change(boolean late, boolean changed) {}

  private final String id;
  private String state = "";
  private Instant time = Instant.EPOCH;
  private Condition condition = Condition.UNKNOWN;
  private List<Instant> changes = new ArrayList<>();

  /** Nothing is known of the resource. */
  ResourceState(String id) {
    this.id = id;
  }

  ResourceState(String id, String state, Instant time, Condition condition, List<Instant> changes) {
    this.id = id;
    this.state = state;
    this.time = time;
    this.condition = condition;
    this.changes = new ArrayList<>(changes);
  }

  /** The key that the events of one resource of one source share. */
  static String idOf(EventLine event) {
    return Keys.hash(event.source(), event.resource());
  }

  /** Takes in what an event says. A state of the severity {@code info} says nothing of problems. */
  Change learn(EventLine event) {
    if (event.instant().isBefore(time)) {
      return new Change(true, false);
    }
    state = event.state();
    time = event.instant();
    Condition next =
        event.isProblem() ? Condition.PROBLEM : event.isOk() ? Condition.OK : condition;
    boolean changed = condition != Condition.UNKNOWN && next != condition;
    condition = next;
    if (changed) {
      changes.add(time);
      if (changes.size() > MOST_CHANGES) {
        changes.remove(0);
      }
    }
    return new Change(false, changed);
  }

  /** How often problems began and ended in a span up to what is known last. */
  long changesWithin(Duration span) {
    Instant begin = time.minus(span);
    return changes.stream().filter(each -> !each.isBefore(begin)).count();
  }

  String id() {
    return id;
  }

  String state() {
    return state;
  }

  Instant time() {
    return time;
  }

  Condition condition() {
    return condition;
  }

  List<Instant> changes() {
    return changes;
  }
}
