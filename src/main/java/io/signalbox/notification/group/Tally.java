package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events there were since the last summary, by source and severity, and by resource. What
 * it holds is bounded: of more resources than {@value #MOST_RESOURCES} the new ones are not counted
 * by themselves.
 */
final class Tally {

  /**
   * So many events of one kind.
   *
   * @param kind what they have in common: source and severity, or source and resource
   * @param since when the first of them was counted
   */
  record Count(String id, String source, String kind, long events, Instant since) {}

  private static final int MOST_RESOURCES = 5_000;
  private static final String BY_SEVERITY = "notification_tally";
  private static final String BY_RESOURCE = "notification_tally_resource";

  private final Connection connection;

  Tally(Connection connection) {
    this.connection = connection;
  }

  /** Counts events that were not counted before. */
  void add(Collection<Arrival> fresh, Instant now) throws SQLException {
    Map<String, Count> bySeverity = new TreeMap<>();
    Map<String, Count> byResource = new TreeMap<>();
    for (Arrival each : fresh) {
      EventLine event = each.event();
      count(bySeverity, event.source(), event.severity(), now);
      count(byResource, event.source(), event.resource(), now);
    }
    add(BY_SEVERITY, bySeverity.values(), Integer.MAX_VALUE);
    add(BY_RESOURCE, byResource.values(), MOST_RESOURCES);
  }

  /** What was counted by source and severity, the most first; from then on it counts anew. */
  List<Count> takeSeverities() throws SQLException {
    return take(BY_SEVERITY);
  }

  /** What was counted by source and resource, the most first; from then on it counts anew. */
  List<Count> takeResources() throws SQLException {
    return take(BY_RESOURCE);
  }

  private static void count(Map<String, Count> counts, String source, String kind, Instant now) {
    String id = Keys.hash(source, kind);
    counts.merge(
        id,
        new Count(id, source, kind, 1, now),
        (old, one) -> new Count(id, source, kind, old.events() + 1, old.since()));
  }

  /** In the order of their ids, so that no process waits for another one that waits for it. */
  private void add(String table, Collection<Count> counts, int most) throws SQLException {
    long room = most == Integer.MAX_VALUE ? most : most - rows(table);
    try (PreparedStatement update =
            connection.prepareStatement(
                "update %s set events = events + ? where id = ?".formatted(table));
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into %s (id, source, kind, events, since_at)".formatted(table)
                    + " values (?, ?, ?, ?, ?) on conflict do nothing")) {
      for (Count each : counts) {
        update.setLong(1, each.events());
        update.setString(2, each.id());
        if (update.executeUpdate() == 0 && room-- > 0) {
          insert.setString(1, each.id());
          insert.setString(2, each.source());
          insert.setString(3, each.kind());
          insert.setLong(4, each.events());
          insert.setLong(5, each.since().toEpochMilli());
          if (insert.executeUpdate() == 0) {
            // another process was faster
            update.executeUpdate();
          }
        }
      }
    }
  }

  private int rows(String table) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select count(*) from " + table)) {
      ResultSet row = select.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  private List<Count> take(String table) throws SQLException {
    List<Count> counts = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select id, source, kind, events, since_at from %s order by id for update"
                    .formatted(table));
        PreparedStatement delete =
            connection.prepareStatement("delete from %s where id = ?".formatted(table))) {
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        counts.add(
            new Count(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                Instant.ofEpochMilli(rows.getLong(5))));
        delete.setString(1, rows.getString(1));
        delete.addBatch();
      }
      delete.executeBatch();
    }
    counts.sort(Comparator.comparingLong(Count::events).reversed().thenComparing(Count::kind));
    return counts;
  }
}
