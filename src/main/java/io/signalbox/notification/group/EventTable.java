package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The events that have been counted. */
final class EventTable {

  private final Connection connection;

  EventTable(Connection connection) {
    this.connection = connection;
  }

  /** Notes an event, and returns whether it is new. */
  boolean isNew(EventLine event, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_event (id, seen_at) values (?, ?) on conflict do nothing")) {
      insert.setString(1, Keys.hash(event.source(), event.id()));
      insert.setLong(2, now.toEpochMilli());
      return insert.executeUpdate() == 1;
    }
  }

  /** Forgets the events that were noted before a time. */
  void forget(Instant before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from notification_event where seen_at < ?")) {
      delete.setLong(1, before.toEpochMilli());
      delete.executeUpdate();
    }
  }
}
