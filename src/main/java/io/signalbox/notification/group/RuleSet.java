package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The rules of this process's routes, and in the database those that have been. */
final class RuleSet {

  private final Map<String, RuleOptions> known = new ConcurrentHashMap<>();
  private final AtomicInteger version = new AtomicInteger();

  /** Takes a rule in, or a new version of it. */
  void add(RuleOptions rule) {
    if (!rule.equals(known.put(rule.name(), rule))) {
      version.incrementAndGet();
    }
  }

  /** Another one after each change. */
  int version() {
    return version.get();
  }

  Collection<RuleOptions> known() {
    return known.values();
  }

  /** What a rule wants; what its file said last where there is none any more. */
  Optional<RuleOptions> options(String name, Connection connection) throws SQLException {
    RuleOptions here = known.get(name);
    return here == null ? new RuleTable(connection).options(name) : Optional.of(here);
  }
}
