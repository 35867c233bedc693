package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the limits of the recipients stand, see {@link RateLimit#theoretical}. */
final class RecipientTable {

  private final Connection connection;

  RecipientTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Those of some recipients, in the order of the names, in which all processes take the locks; no
   * other transaction changes them before our end.
   */
  SortedMap<String, Instant> lock(Collection<String> names) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_recipient (name, limit_at) values (?, 0)"
                + " on conflict do nothing")) {
      for (String name : names.stream().sorted().toList()) {
        insert.setString(1, name);
        insert.executeUpdate();
      }
    }
    SortedMap<String, Instant> limits = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select name, limit_at from notification_recipient where name = any(?)"
                + " order by name for update")) {
      select.setArray(1, connection.createArrayOf("varchar", names.toArray()));
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        limits.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
      }
    }
    return limits;
  }

  void limitAt(Map<String, Instant> limits) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_recipient set limit_at = ? where name = ?")) {
      for (Map.Entry<String, Instant> each : limits.entrySet()) {
        update.setLong(1, each.getValue().toEpochMilli());
        update.setString(2, each.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
