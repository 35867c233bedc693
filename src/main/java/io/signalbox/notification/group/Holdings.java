package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What limits hold, of one rule: for all of its recipients what its own limit holds, and for some
 * what theirs do.
 */
final class Holdings {

  private static final String HOME = "held by the limit\n";

  private final Connection connection;
  private final RuleOptions rule;
  private final GroupTable groups;

  /** Those that were asked for, by the name of the rule that tells of them. */
  private final Map<String, Group> changed = new TreeMap<>();

  Holdings(Connection connection, RuleOptions rule) {
    this.connection = connection;
    this.rule = rule;
    this.groups = new GroupTable(connection);
  }

  /** Has a group stored as it is now, which is that of a rule. */
  void put(Group group) {
    changed.put(group.rule(), group);
  }

  /**
   * Adds events.
   *
   * @param full the recipients for whom they are held; none where it is the rule's limit
   * @param next when there is room again
   * @return the id of the group that they wait in
   */
  String add(List<String> full, Pending events, Instant next) throws SQLException {
    Group group = full.isEmpty() ? of(rule.name()) : heldFor(full);
    group.take(events, rule, next);
    return group.id();
  }

  void close() throws SQLException {
    groups.save(changed.values());
  }

  private Group heldFor(List<String> recipients) throws SQLException {
    RuleOptions own = HeldFor.rule(recipients);
    if (!changed.containsKey(own.name())) {
      new RuleTable(connection).saveNew(own);
    }
    return of(own.name());
  }

  private Group of(String name) throws SQLException {
    Group known = changed.get(name);
    if (known == null) {
      String id = Group.idOfHeld(name);
      known = groups.lock(List.of(id)).getOrDefault(id, Group.begun(id, name, HOME));
      changed.put(name, known);
    }
    return known;
  }
}
