package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What waits to be told, over all tables. */
final class WaitingTable {

  /** Notifications by when they were made: when they are due moves on with each try. */
  private static final String DUE =
      "select due_at as at from notification_group where due_at <= ?"
          + " union all select due_at as at from notification_flap where due_at <= ?"
          + " union all select repeat_at as at from notification_problem where repeat_at <= ?"
          + " union all select until_at as at from notification_silenced where until_at <= ?"
          + " union all select case when made_at = 0 then due_at else made_at end as at"
          + " from notification_notice";

  private static final int TIMES = 4;

  private final Connection connection;

  WaitingTable(Connection connection) {
    this.connection = connection;
  }

  Waiting at(Instant now) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select (select count(*) from notification_group), count(*), min(at) from (%s) t"
                .formatted(DUE))) {
      for (int i = 1; i <= TIMES; i++) {
        select.setLong(i, now.toEpochMilli());
      }
      ResultSet row = select.executeQuery();
      row.next();
      Optional<Instant> oldest =
          Optional.ofNullable(row.getObject(3, Long.class)).map(Instant::ofEpochMilli);
      return new Waiting(row.getLong(1), row.getLong(2), oldest);
    }
  }
}
