package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of each resource. */
final class ResourceTable {

  private final Connection connection;

  ResourceTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * The states of the resources of some events, which no other transaction changes before the end
   * of this one.
   *
   * @return by the resources' ids
   */
  Map<String, ResourceState> lock(Collection<EventLine> events) throws SQLException {
    Map<String, EventLine> resources = new TreeMap<>();
    events.forEach(event -> resources.putIfAbsent(ResourceState.idOf(event), event));
    insertMissing(resources);
    Map<String, ResourceState> states = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, state, time_at, condition_is, changes from notification_resource"
                + " where id = any(?) order by id for update")) {
      select.setArray(1, connection.createArrayOf("varchar", resources.keySet().toArray()));
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        ResourceState state = read(rows);
        states.put(state.id(), state);
      }
    }
    return states;
  }

  void update(Collection<ResourceState> states) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_resource set state = ?, time_at = ?, condition_is = ?,"
                + " changes = ? where id = ?")) {
      for (ResourceState each : states) {
        update.setString(1, each.state());
        update.setLong(2, each.time().toEpochMilli());
        update.setString(3, each.condition().name());
        update.setString(4, text(each.changes()));
        update.setString(5, each.id());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** Forgets the resources that are well and of which nothing was heard since a time. */
  void forget(Instant before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from notification_resource where time_at < ? and condition_is <> 'PROBLEM'")) {
      delete.setLong(1, before.toEpochMilli());
      delete.executeUpdate();
    }
  }

  private void insertMissing(Map<String, EventLine> resources) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_resource"
                + " (id, source, resource, state, time_at, condition_is, changes)"
                + " values (?, ?, ?, '', 0, 'UNKNOWN', '') on conflict do nothing")) {
      for (Map.Entry<String, EventLine> each : resources.entrySet()) {
        insert.setString(1, each.getKey());
        insert.setString(2, each.getValue().source());
        insert.setString(3, each.getValue().resource());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static ResourceState read(ResultSet row) throws SQLException {
    return new ResourceState(
        row.getString(1),
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        ResourceState.Condition.valueOf(row.getString(4)),
        times(row.getString(5)));
  }

  private static String text(List<Instant> times) {
    return times.stream()
        .map(time -> Long.toString(time.toEpochMilli()))
        .collect(Collectors.joining(","));
  }

  private static List<Instant> times(String text) {
    return Stream.of(text.split(","))
        .filter(each -> !each.isEmpty())
        .map(each -> Instant.ofEpochMilli(Long.parseLong(each)))
        .toList();
  }
}
