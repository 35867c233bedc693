package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How many events each silence has silenced, and which was the latest. */
final class SilenceCounts {

  /**
   * What one has silenced.
   *
   * @param count how many events in all
   * @param unreported how many since the last summary
   */
  record Count(long count, long unreported, EventLine latest) {}

  private final Connection connection;

  SilenceCounts(Connection connection) {
    this.connection = connection;
  }

  /** Counts events, each for all silences that have taken it. */
  void add(Collection<Arrival> silenced) throws SQLException {
    Map<String, Count> more = new TreeMap<>();
    silenced.forEach(
        arrival ->
            arrival
                .silences()
                .forEach(
                    each ->
                        more.merge(
                            each.id(),
                            new Count(1, 1, arrival.event()),
                            (old, one) -> new Count(old.count + 1, 0, one.latest))));
    if (more.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into notification_silence_count (id, silenced, unreported, latest)"
                    + " values (?, 0, 0, '') on conflict do nothing");
        PreparedStatement update =
            connection.prepareStatement(
                "update notification_silence_count set silenced = silenced + ?,"
                    + " unreported = unreported + ?, latest = ? where id = ?")) {
      for (Map.Entry<String, Count> each : more.entrySet()) {
        insert.setString(1, each.getKey());
        insert.executeUpdate();
        update.setLong(1, each.getValue().count());
        update.setLong(2, each.getValue().count());
        update.setString(3, Documents.write(each.getValue().latest()));
        update.setString(4, each.getKey());
        update.executeUpdate();
      }
    }
  }

  /** All of them, by the ids of the silences. */
  Map<String, Count> all() throws SQLException {
    Map<String, Count> counts = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, silenced, unreported, latest from notification_silence_count")) {
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        EventLine latest = Documents.read(rows.getString(4), EventLine.class);
        counts.put(rows.getString(1), new Count(rows.getLong(2), rows.getLong(3), latest));
      }
    }
    return counts;
  }

  /** How many each has silenced since this was asked last, by the ids of those that have any. */
  Map<String, Long> takeUnreported() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select id, unreported from notification_silence_count where unreported > 0"
                    + " order by id for update");
        PreparedStatement update =
            connection.prepareStatement(
                "update notification_silence_count set unreported = 0 where id = ?")) {
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
        update.setString(1, rows.getString(1));
        update.addBatch();
      }
      update.executeBatch();
    }
    return counts;
  }
}
