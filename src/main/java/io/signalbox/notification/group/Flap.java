package io.signalbox.notification.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A resource that flaps, as a rule tells of it: once, and when it has calmed down. */
final class Flap {

  /** When it was found to flap, by the event that said so. */
  @JsonProperty String since;

  /** How often a problem began or ended, those included that made it one that flaps. */
  @JsonProperty long changes;

  /** How many events there were that are not told yet. */
  @JsonProperty int count;

  @JsonProperty boolean told;

  /** The id of the notification that told of it, or of that of the problem which it began with. */
  @JsonProperty String thread;

  @JsonProperty EventLine event;

  static Flap begun(EventLine event, long changes) {
    Flap flap = new Flap();
    flap.since = event.time();
    flap.changes = changes;
    flap.count = 1;
    flap.event = event;
    return flap;
  }

  /**
   * Takes another event, which is not told by itself.
   *
   * @param dueAt when something of it is due as yet
   * @return when it is now: a change puts off that it is called calm
   */
  Instant add(EventLine later, boolean changed, RuleOptions rule, Instant now, Instant dueAt) {
    count++;
    event = later;
    if (!changed) {
      return dueAt;
    }
    changes++;
    return told ? now.plus(rule.flapping()) : dueAt;
  }
}
