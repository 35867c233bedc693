package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups of all rules. */
final class GroupTable {

  private static final String COLUMNS = "id, rule, home, pending, told_at, due_at";

  /** SQL's state for a transaction that another one came before, and that can be done anew. */
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Connection connection;

  GroupTable(Connection connection) {
    this.connection = connection;
  }

  /** Those of some ids that are there; no other transaction changes them before our end. */
  Map<String, Group> lock(Collection<String> ids) throws SQLException {
    Map<String, Group> groups = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from notification_group where id = any(?) order by id for update"
                .formatted(COLUMNS))) {
      select.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
      read(select).forEach(group -> groups.put(group.id(), group));
    }
    return groups;
  }

  /** Some of a rule that are due, in their order, but for those that are being changed. */
  List<Group> lockDue(String rule, Instant now, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from notification_group where rule = ? and due_at <= ?".formatted(COLUMNS)
                + " order by due_at, seq limit ? for update skip locked")) {
      select.setString(1, rule);
      select.setLong(2, now.toEpochMilli());
      select.setInt(3, limit);
      return read(select);
    }
  }

  /** Stores groups as they are now. */
  void save(Collection<Group> groups) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into notification_group (rule, home, pending, told_at, due_at, id)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing");
        PreparedStatement update =
            connection.prepareStatement(
                "update notification_group set rule = ?, home = ?, pending = ?, told_at = ?,"
                    + " due_at = ? where id = ?")) {
      for (Group each : groups) {
        PreparedStatement statement = each.isNew() ? insert : update;
        statement.setString(1, each.rule());
        statement.setString(2, each.home());
        statement.setString(3, Documents.write(each.pending()));
        statement.setLong(4, each.toldAt().toEpochMilli());
        statement.setLong(5, each.dueAt().toEpochMilli());
        statement.setString(6, each.id());
        statement.addBatch();
      }
      for (int count : insert.executeBatch()) {
        if (count == 0) {
          throw new SQLException("another process began the same group", SERIALIZATION_FAILURE);
        }
      }
      update.executeBatch();
    }
  }

  /** Forgets groups that nothing waits in. */
  void delete(Collection<String> ids) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from notification_group where id = any(?)")) {
      delete.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private static List<Group> read(PreparedStatement select) throws SQLException {
    List<Group> groups = new ArrayList<>();
    ResultSet rows = select.executeQuery();
    while (rows.next()) {
      groups.add(
          Group.stored(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              Documents.read(rows.getString(4), Pending.class),
              Instant.ofEpochMilli(rows.getLong(5)),
              Instant.ofEpochMilli(rows.getLong(6))));
    }
    return groups;
  }
}
