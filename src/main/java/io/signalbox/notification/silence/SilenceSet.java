package io.signalbox.notification.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bus.EventPattern;
import io.signalbox.bus.PatternSet;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All silences there are, asked together which of them take an event. */
public final class SilenceSet {

  private final List<Silence> all;
  private final PatternSet<Silence> patterns;

  /** One of some silences. */
  public SilenceSet(Collection<Silence> silences) {
    all = List.copyOf(silences);
    Map<Silence, EventPattern> compiled = new LinkedHashMap<>();
    all.forEach(each -> compiled.put(each, EventPattern.compile(each.pattern().toString())));
    patterns = new PatternSet<>(compiled);
  }

  public List<Silence> all() {
    return all;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those that are on at a time and take an event, a standard event by its fields' names. */
  public List<Silence> of(JsonNode event, Instant time) {
    return patterns.matching(event).stream()
        .filter(each -> each.endsAfter(time).isPresent())
        .toList();
  }
}
