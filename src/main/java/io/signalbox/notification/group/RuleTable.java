package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules that have been, so that what waits of one is told though its file has gone. */
final class RuleTable {

  /**
   * A rule.
   *
   * @param limitAt where its limit stands, see {@link RateLimit#theoretical}
   */
  record Row(RuleOptions options, Instant limitAt) {}

  private final Connection connection;

  RuleTable(Connection connection) {
    this.connection = connection;
  }

  /** Stores rules as they are now. */
  void save(Collection<RuleOptions> rules) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into notification_rule (options, name, limit_at) values (?, ?, 0)"
                    + " on conflict do nothing");
        PreparedStatement update =
            connection.prepareStatement(
                "update notification_rule set options = ? where name = ? and options <> ?")) {
      for (RuleOptions each : rules) {
        String options = Documents.write(each);
        insert.setString(1, options);
        insert.setString(2, each.name());
        insert.executeUpdate();
        update.setString(1, options);
        update.setString(2, each.name());
        update.setString(3, options);
        update.executeUpdate();
      }
    }
  }

  /** Stores a rule where there is none of the name. */
  void saveNew(RuleOptions rule) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_rule (options, name, limit_at) values (?, ?, 0)"
                + " on conflict do nothing")) {
      insert.setString(1, Documents.write(rule));
      insert.setString(2, rule.name());
      insert.executeUpdate();
    }
  }

  /** What a rule wants, for a look. */
  Optional<RuleOptions> options(String name) throws SQLException {
    return select(name, "").map(Row::options);
  }

  /** A rule, that no other transaction makes notifications of before our end. */
  Optional<Row> lock(String name) throws SQLException {
    return select(name, " for update");
  }

  void limitAt(String name, Instant time) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update notification_rule set limit_at = ? where name = ?")) {
      update.setLong(1, time.toEpochMilli());
      update.setString(2, name);
      update.executeUpdate();
    }
  }

  /** The names of those that something is due of. */
  Set<String> due(Instant now) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select name from notification_rule r where"
                + " exists (select 1 from notification_group where rule = r.name and due_at <= ?)"
                + " or exists (select 1 from notification_flap where rule = r.name"
                + " and due_at <= ?)"
                + " or exists (select 1 from notification_problem where rule = r.name"
                + " and repeat_at <= ?)")) {
      for (int i = 1; i <= 3; i++) {
        select.setLong(i, now.toEpochMilli());
      }
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private Optional<Row> select(String name, String end) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select options, limit_at from notification_rule where name = ?" + end)) {
      select.setString(1, name);
      ResultSet rows = select.executeQuery();
      return rows.next()
          ? Optional.of(
              new Row(
                  Documents.read(rows.getString(1), RuleOptions.class),
                  Instant.ofEpochMilli(rows.getLong(2))))
          : Optional.empty();
    }
  }
}
