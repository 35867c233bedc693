package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The problems that are there, as each rule has told of them. */
final class ProblemTable {

  private static final String SELECT =
      "select rule, resource_id, home, pending_in, opened_at, event, thread"
          + " from notification_problem where ";

  private final Connection connection;

  ProblemTable(Connection connection) {
    this.connection = connection;
  }

  /** Those of some resources, for a look. */
  List<Problem> of(Collection<String> resources) throws SQLException {
    return of(resources, "");
  }

  /** Those of some resources; no other transaction changes them before our end. */
  List<Problem> lock(Collection<String> resources) throws SQLException {
    return of(resources, " order by resource_id, rule for update");
  }

  /** Some of a rule that are to be told again, those that are due first first. */
  List<Problem> lockDue(String rule, Instant now, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "rule = ? and repeat_at <= ? order by repeat_at, resource_id limit ?"
                + " for update skip locked")) {
      select.setString(1, rule);
      select.setLong(2, now.toEpochMilli());
      select.setInt(3, limit);
      return read(select);
    }
  }

  void insert(Collection<Problem> problems) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_problem"
                + " (rule, resource_id, home, pending_in, opened_at, event, thread)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      for (Problem each : problems) {
        insert.setString(1, each.rule());
        insert.setString(2, each.resource());
        insert.setString(3, each.home());
        insert.setString(4, each.pendingIn());
        insert.setLong(5, each.opened().toEpochMilli());
        insert.setString(6, Documents.write(each.event()));
        insert.setString(7, each.thread());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Stores what the latest events of problems are. */
  void update(Collection<Problem> problems) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_problem set event = ? where resource_id = ? and rule = ?")) {
      for (Problem each : problems) {
        update.setString(1, Documents.write(each.event()));
        update.setString(2, each.resource());
        update.setString(3, each.rule());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  void delete(Collection<Problem> problems) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from notification_problem where resource_id = ? and rule = ?")) {
      for (Problem each : problems) {
        delete.setString(1, each.resource());
        delete.setString(2, each.rule());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /**
   * Notes that the beginnings that waited in a group are told.
   *
   * @param thread the id of the notification
   * @param repeat when they are to be told again, or null for when that was known already
   */
  void told(String group, String thread, Instant repeat) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_problem set thread = ?, repeat_at = coalesce(?, repeat_at)"
                + " where pending_in = ? and thread is null")) {
      update.setString(1, thread);
      setTime(update, 2, repeat);
      update.setString(3, group);
      update.executeUpdate();
    }
  }

  /**
   * Notes that the beginnings that waited in a group wait in another one.
   *
   * @param repeat when they are to be told again, where that one will not know it, or null
   */
  void move(String group, String other, Instant repeat) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_problem set pending_in = ?, repeat_at = coalesce(?, repeat_at)"
                + " where pending_in = ? and thread is null")) {
      update.setString(1, other);
      setTime(update, 2, repeat);
      update.setString(3, group);
      update.executeUpdate();
    }
  }

  /** Notes when problems are to be told again. */
  void repeatAt(Collection<Problem> problems, Instant time) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_problem set repeat_at = ?"
                + " where resource_id = ? and rule = ?")) {
      for (Problem each : problems) {
        update.setLong(1, time.toEpochMilli());
        update.setString(2, each.resource());
        update.setString(3, each.rule());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static void setTime(PreparedStatement statement, int index, Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, time.toEpochMilli());
    }
  }

  private List<Problem> of(Collection<String> resources, String end) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "resource_id = any(?)" + end)) {
      select.setArray(1, connection.createArrayOf("varchar", resources.toArray()));
      return read(select);
    }
  }

  private static List<Problem> read(PreparedStatement select) throws SQLException {
    List<Problem> problems = new ArrayList<>();
    ResultSet rows = select.executeQuery();
    while (rows.next()) {
      problems.add(
          new Problem(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              rows.getString(4),
              Instant.ofEpochMilli(rows.getLong(5)),
              Documents.read(rows.getString(6), EventLine.class),
              rows.getString(7)));
    }
    return problems;
  }
}
