package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The resources that flap, as each rule tells of them. */
final class FlapTable {

  /**
   * One of them.
   *
   * @param home what it has in common with others that are told with it
   * @param dueAt when it is to be told, or to be called calm
   */
  record Row(String rule, String resource, String home, Flap flap, Instant dueAt) {

    Row dueAt(Instant time) {
      return new Row(rule, resource, home, flap, time);
    }
  }

  private static final String SELECT =
      "select rule, resource_id, home, content, due_at from notification_flap where ";

  private final Connection connection;

  FlapTable(Connection connection) {
    this.connection = connection;
  }

  /** Those of some resources; no other transaction changes them before our end. */
  List<Row> lock(Collection<String> resources) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + "resource_id = any(?) order by resource_id, rule for update")) {
      select.setArray(1, connection.createArrayOf("varchar", resources.toArray()));
      return read(select);
    }
  }

  /** Some of a rule that are due. */
  List<Row> lockDue(String rule, Instant now, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "rule = ? and due_at <= ? order by due_at, resource_id limit ?"
                + " for update skip locked")) {
      select.setString(1, rule);
      select.setLong(2, now.toEpochMilli());
      select.setInt(3, limit);
      return read(select);
    }
  }

  void insert(Collection<Row> rows) throws SQLException {
    write(
        "insert into notification_flap (home, content, due_at, resource_id, rule)"
            + " values (?, ?, ?, ?, ?)",
        rows);
  }

  void update(Collection<Row> rows) throws SQLException {
    write(
        "update notification_flap set home = ?, content = ?, due_at = ?"
            + " where resource_id = ? and rule = ?",
        rows);
  }

  void delete(Row row) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from notification_flap where resource_id = ? and rule = ?")) {
      delete.setString(1, row.resource());
      delete.setString(2, row.rule());
      delete.executeUpdate();
    }
  }

  private void write(String sql, Collection<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Row each : rows) {
        statement.setString(1, each.home());
        statement.setString(2, Documents.write(each.flap()));
        statement.setLong(3, each.dueAt().toEpochMilli());
        statement.setString(4, each.resource());
        statement.setString(5, each.rule());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static List<Row> read(PreparedStatement select) throws SQLException {
    List<Row> found = new ArrayList<>();
    ResultSet rows = select.executeQuery();
    while (rows.next()) {
      found.add(
          new Row(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              Documents.read(rows.getString(4), Flap.class),
              Instant.ofEpochMilli(rows.getLong(5))));
    }
    return found;
  }
}
