package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The messages that began the threads of notifications in chats. */
final class ChatThreadTable {

  private final Connection connection;

  ChatThreadTable(Connection connection) {
    this.connection = connection;
  }

  Optional<String> find(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select message from notification_chat_thread where id = ?")) {
      select.setString(1, id);
      ResultSet rows = select.executeQuery();
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** Notes the message that began a thread; of two the first. */
  void insert(String id, String message, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_chat_thread (id, message, begun_at) values (?, ?, ?)"
                + " on conflict do nothing")) {
      insert.setString(1, id);
      insert.setString(2, message);
      insert.setLong(3, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  void delete(String id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from notification_chat_thread where id = ?")) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  /** Forgets the threads that began before a time. */
  void forget(Instant before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from notification_chat_thread where begun_at < ?")) {
      delete.setLong(1, before.toEpochMilli());
      delete.executeUpdate();
    }
  }
}
