package io.signalbox.routes;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What files use of each other.
 *
 * @param names the names of beans and the ids of route templates
 * @param configurations the ids of route configurations
 * @param configuresAll whether there is a route configuration for all routes that name none
 */
record Shared(Set<String> names, Set<String> configurations, boolean configuresAll) {

  static Shared nothing() {
    return new Shared(Set.of(), Set.of(), false);
  }

  Shared configurationsOnly() {
    return new Shared(Set.of(), configurations, configuresAll);
  }

  Shared and(Shared other) {
    return new Shared(
        union(names, other.names),
        union(configurations, other.configurations),
        configuresAll || other.configuresAll);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
