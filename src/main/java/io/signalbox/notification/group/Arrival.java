package io.signalbox.notification.group;

import io.signalbox.notification.silence.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event as it came.
 *
 * @param rules those whose patterns take it
 * @param silences those that are on and take it
 */
record Arrival(EventLine event, List<RuleOptions> rules, List<Silence> silences) {

  /** One that is not silenced. */
  Arrival(EventLine event, List<RuleOptions> rules) {
    this(event, rules, List.of());
  }

  /** The same, with the silences that take it. */
  Arrival with(List<Silence> taking) {
    return new Arrival(event, rules, taking);
  }

  /** The same, and the state that was known of its resource before. */
  Arrival after(String known) {
    return new Arrival(event.after(known), rules, silences);
  }

  boolean isChosenBy(String rule) {
    return rules.stream().anyMatch(each -> each.name().equals(rule));
  }

  boolean isSilenced() {
    return !silences.isEmpty();
  }

  /** When the last of the silences ends that are on; empty where none is. */
  static Optional<Instant> endOf(List<Silence> silences, Instant now) {
    return silences.stream()
        .map(each -> each.endsAfter(now))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }
}
