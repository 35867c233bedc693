package io.signalbox.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what is missing, so that one error names all of it. */
final class Missing {

  private final Map<String, Set<String>> keysByThing = new LinkedHashMap<>();

  /**
   * @param thing what is missing, such as {@code queue OrgResourceEvents}
   * @param key the key that names it
   */
  void add(String thing, String key) {
    keysByThing.computeIfAbsent(thing, none -> new TreeSet<>()).add(key);
  }

  /** Throws if anything is missing; the advice says what to do about it. */
  void throwIfAny(String region, String advice) {
    if (keysByThing.isEmpty()) {
      return;
    }
    String things =
        keysByThing.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    throw new MissingChannelException("missing in " + region + ": " + things + "; " + advice);
  }
}
