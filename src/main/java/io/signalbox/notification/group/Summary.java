package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.camel.Header;

/**
 * Makes a summary of what has changed since the last one, when its time has come. Of several
 * processes that have the same time one makes it; what comes later is in the next.
 */
public final class Summary {

  static final String RULE = "summary";

  private final Database database;
  private final String recipients;
  private final Supplier<Map<String, OptionalLong>> deadLetters;

  /**
   * Makes ready.
   *
   * @param recipients who gets it, as those of a rule
   * @param deadLetters how many wait on each queue of dead letters; empty where that is not known
   */
  public Summary(
      Database database, String recipients, Supplier<Map<String, OptionalLong>> deadLetters) {
    this.database = database;
    this.recipients = recipients;
    this.deadLetters = deadLetters;
  }

  /**
   * Has the summary told that is due at a time, unless that was done before.
   *
   * @throws StoreException where the database cannot; nothing is lost, and it can be tried again
   */
  public void make(@Header("scheduledFireTime") Date due) throws StoreException {
    Map<String, OptionalLong> waiting = deadLetters.get();
    try (Store store = new Store(database, true)) {
      store.transact(
          connection -> {
            make(connection, due.toInstant(), waiting);
            return null;
          });
    }
  }

  private void make(Connection connection, Instant due, Map<String, OptionalLong> waiting)
      throws SQLException {
    Optional<Instant> last = lock(connection);
    if (last.isPresent() && !last.get().isBefore(due)) {
      return;
    }
    claim(connection, due);
    String id = NoticeId.next(null);
    SummaryContent content =
        new SummaryContent(
            new SilenceCounts(connection).takeUnreported(),
            new Tally(connection).takeSeverities(),
            new Tally(connection).takeResources(),
            waiting);
    new NoticeTable(connection)
        .insert(id, RULE, Keys.hash(RULE), content.write(id, last, due, recipients), due);
  }

  /** When the last one was due; no other process makes one before our end. */
  private static Optional<Instant> lock(Connection connection) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into notification_summary (name, due_at) values (?, 0)"
                    + " on conflict do nothing");
        PreparedStatement select =
            connection.prepareStatement(
                "select due_at from notification_summary where name = ? for update")) {
      insert.setString(1, RULE);
      insert.executeUpdate();
      select.setString(1, RULE);
      ResultSet row = select.executeQuery();
      row.next();
      long at = row.getLong(1);
      return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
  }

  private static void claim(Connection connection, Instant due) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update notification_summary set due_at = ? where name = ?")) {
      update.setLong(1, due.toEpochMilli());
      update.setString(2, RULE);
      update.executeUpdate();
    }
  }
}
