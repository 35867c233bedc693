package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The notifications that are made and not published yet. */
final class NoticeTable {

  private final Connection connection;

  NoticeTable(Connection connection) {
    this.connection = connection;
  }

  void insert(String id, String rule, String lane, String content, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_notice (id, rule, lane, content, tries, due_at, made_at)"
                + " values (?, ?, ?, ?, 0, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, rule);
      insert.setString(3, lane);
      insert.setString(4, content);
      insert.setLong(5, now.toEpochMilli());
      insert.setLong(6, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** Whether any may be due. */
  boolean isDue(Instant now) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from notification_notice where due_at <= ? limit 1")) {
      select.setLong(1, now.toEpochMilli());
      return select.executeQuery().next();
    }
  }

  /** Some that are due, of each lane the first one, but for those that another one has. */
  List<Notice> lockDue(Instant now, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select seq, id, rule, lane, content, tries from notification_notice n"
                + " where due_at <= ? and not exists (select 1 from notification_notice e"
                + " where e.lane = n.lane and e.seq < n.seq)"
                + " order by seq limit ? for update skip locked")) {
      select.setLong(1, now.toEpochMilli());
      select.setInt(2, limit);
      ResultSet rows = select.executeQuery();
      List<Notice> notices = new ArrayList<>();
      while (rows.next()) {
        notices.add(
            new Notice(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getInt(6)));
      }
      return notices;
    }
  }

  /** Forgets those that are published. */
  void delete(Collection<Notice> notices) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from notification_notice where seq = ?")) {
      for (Notice each : notices) {
        delete.setLong(1, each.seq());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /** Notes that one could not be published, and when to try again. */
  void postpone(Notice notice, Instant until) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_notice set tries = tries + 1, due_at = ?, content = ?"
                + " where seq = ?")) {
      update.setLong(1, until.toEpochMilli());
      update.setString(2, notice.content());
      update.setLong(3, notice.seq());
      update.executeUpdate();
    }
  }
}
