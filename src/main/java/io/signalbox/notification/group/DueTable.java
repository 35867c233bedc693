package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** When the next of all that waits is due. */
final class DueTable {

  private static final String NEXT =
      "select min(at) from (select min(due_at) as at from notification_group"
          + " union all select min(due_at) as at from notification_flap"
          + " union all select min(repeat_at) as at from notification_problem"
          + " union all select min(until_at) as at from notification_silenced"
          + " union all select min(due_at) as at from notification_notice n where not exists"
          + " (select 1 from notification_notice e where e.lane = n.lane and e.seq < n.seq)) t";

  private final Connection connection;

  DueTable(Connection connection) {
    this.connection = connection;
  }

  /** Empty where nothing waits. */
  Optional<Instant> next() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT)) {
      ResultSet row = select.executeQuery();
      row.next();
      long at = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
  }
}
