package io.signalbox.bus;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Rules that are about to be replaced. An event that one of them takes waits, at most a minute,
 * instead of being called unmatched or given to a fallback while the rule's route does not run;
 * once a rule of the same name is on the bus, or this is closed, it is matched anew.
 */
public final class HeldRules implements AutoCloseable {

  private final Collection<Rules> buses;
  private final Set<String> names = new LinkedHashSet<>();

  HeldRules(Collection<Rules> buses) {
    this.buses = buses;
  }

  /** Holds the rule of this name, a route's id, where there is one. */
  public void add(String name) {
    names.add(name);
    buses.forEach(rules -> rules.hold(name));
  }

  /** Whether no event is on its way through the rule's route. */
  public boolean isIdle(String name) {
    return buses.stream().allMatch(rules -> rules.isIdle(name));
  }

  /** Lets the events go on. */
  @Override
  public void close() {
    names.forEach(name -> buses.forEach(rules -> rules.release(name)));
  }
}
