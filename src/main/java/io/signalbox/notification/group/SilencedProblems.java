package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The problems of some resources that are there, and that nobody was told of as they are silenced.
 * What becomes of them is kept in memory until it is saved.
 */
final class SilencedProblems {

  /**
   * A problem.
   *
   * @param event the latest event of it
   * @param opened when it began
   * @param rules the names of those that would tell of it
   * @param until when the silence ends, as far as is known
   */
  record Row(EventLine event, Instant opened, List<String> rules, Instant until) {

    Row until(Instant time) {
      return new Row(event, opened, rules, time);
    }
  }

  private static final String COLUMNS = "event, opened_at, rules, until_at";

  private final Connection connection;
  private final Map<String, Row> rows;
  private final Set<String> changed = new TreeSet<>();

  private SilencedProblems(Connection connection, Map<String, Row> rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /** Those of resources by their ids; no other transaction changes them before our end. */
  static SilencedProblems lock(Connection connection, Collection<String> resources)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from notification_silenced where resource_id = any(?)".formatted(COLUMNS)
                + " order by resource_id for update")) {
      select.setArray(1, connection.createArrayOf("varchar", resources.toArray()));
      return new SilencedProblems(connection, read(select));
    }
  }

  /** Some that are due to be looked at again, for a look. */
  static Collection<Row> due(Connection connection, Instant now, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from notification_silenced where until_at <= ?".formatted(COLUMNS)
                + " order by until_at limit ?")) {
      select.setLong(1, now.toEpochMilli());
      select.setInt(2, limit);
      return read(select).values();
    }
  }

  /** Has all looked at again, as the silences have changed. */
  static void recheck(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_silenced set until_at = ? where until_at > ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setLong(2, now.toEpochMilli());
      update.executeUpdate();
    }
  }

  Optional<Row> of(EventLine event) {
    return Optional.ofNullable(rows.get(ResourceState.idOf(event)));
  }

  /** Keeps an event of a problem, which goes on where one of it was kept before. */
  void put(EventLine event, List<RuleOptions> rules, Instant until) {
    Optional<Row> before = of(event);
    Set<String> names = new TreeSet<>(before.map(Row::rules).orElse(List.of()));
    rules.forEach(rule -> names.add(rule.name()));
    Instant opened = before.map(Row::opened).orElse(event.instant());
    put(new Row(event, opened, List.copyOf(names), until));
  }

  void put(Row row) {
    String id = ResourceState.idOf(row.event());
    rows.put(id, row);
    changed.add(id);
  }

  void remove(EventLine event) {
    String id = ResourceState.idOf(event);
    if (rows.remove(id) != null) {
      changed.add(id);
    }
  }

  void save() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
            connection.prepareStatement("delete from notification_silenced where resource_id = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into notification_silenced (resource_id, %s) values (?, ?, ?, ?, ?)"
                    .formatted(COLUMNS))) {
      for (String id : changed) {
        delete.setString(1, id);
        delete.addBatch();
        Row row = rows.get(id);
        if (row != null) {
          insert.setString(1, id);
          insert.setString(2, Documents.write(row.event()));
          insert.setLong(3, row.opened().toEpochMilli());
          insert.setString(4, String.join(",", row.rules()));
          insert.setLong(5, row.until().toEpochMilli());
          insert.addBatch();
        }
      }
      delete.executeBatch();
      insert.executeBatch();
    }
  }

  private static Map<String, Row> read(PreparedStatement select) throws SQLException {
    Map<String, Row> found = new TreeMap<>();
    ResultSet rows = select.executeQuery();
    while (rows.next()) {
      EventLine event = Documents.read(rows.getString(1), EventLine.class);
      String rules = rows.getString(3);
      found.put(
          ResourceState.idOf(event),
          new Row(
              event,
              Instant.ofEpochMilli(rows.getLong(2)),
              rules.isEmpty() ? List.of() : List.of(rules.split(",")),
              Instant.ofEpochMilli(rows.getLong(4))));
    }
    return found;
  }
}
