package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceForm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The silences that were made by the command, and the announcements of all their ends. */
final class SilenceTable {

  private final Connection connection;

  SilenceTable(Connection connection) {
    this.connection = connection;
  }

  /** Stores a silence; one that is there stays as it is. */
  void insert(Silence silence) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_silence (id, document, ends_at) values (?, ?, ?)"
                + " on conflict do nothing")) {
      insert.setString(1, silence.id());
      insert.setString(2, silence.document().toString());
      insert.setLong(3, silence.end().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** The documents of those that had not ended at a time. */
  List<String> documents(Instant since) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select document from notification_silence where ends_at > ? order by ends_at, id")) {
      select.setLong(1, since.toEpochMilli());
      List<String> documents = new ArrayList<>();
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        documents.add(rows.getString(1));
      }
      return documents;
    }
  }

  /** Reads what {@link #documents} has. */
  static Silence read(String document) {
    return SilenceForm.read(Json.read(document));
  }

  /** Has one end now. */
  void expire(Silence silence, Instant now) throws SQLException {
    Instant end = now.truncatedTo(ChronoUnit.MILLIS);
    ObjectNode document = silence.document().deepCopy();
    if (silence.start() != null && !silence.start().isBefore(end)) {
      // one that has not begun never was
      document.put("start", end.minusMillis(1).toString());
    }
    document.put("end", end.toString());
    try (PreparedStatement update =
        connection.prepareStatement(
            "update notification_silence set document = ?, ends_at = ? where id = ?")) {
      update.setString(1, document.toString());
      update.setLong(2, end.toEpochMilli());
      update.setString(3, silence.id());
      update.executeUpdate();
    }
  }

  /** Notes that the author is told of an end, and returns whether nobody has noted it before. */
  boolean announce(Silence silence) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notification_silence_announced (id, ends_at) values (?, ?)"
                + " on conflict do nothing")) {
      insert.setString(1, Keys.hash(silence.id(), silence.end().toString()));
      insert.setLong(2, silence.end().toEpochMilli());
      return insert.executeUpdate() == 1;
    }
  }

  /** Forgets the silences that have ended before a time, and what they had silenced. */
  void forget(Instant before) throws SQLException {
    for (String rows :
        List.of(
            "notification_silence_count where id in (select id from notification_silence where"
                + " ends_at < ?)",
            "notification_silence where ends_at < ?",
            "notification_silence_announced where ends_at < ?")) {
      try (PreparedStatement delete = connection.prepareStatement("delete from " + rows)) {
        delete.setLong(1, before.toEpochMilli());
        delete.executeUpdate();
      }
    }
  }
}
