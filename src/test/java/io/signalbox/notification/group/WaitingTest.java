package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is known of notifications that people have not been told yet. */
class WaitingTest {

  private final String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
  private final Database database = Database.at(url);

  @Test
  void whatWaitsIsDueFromWhenItShouldHaveBeenToldUntilItIsPublished() throws Exception {
    try (Desk desk = new Desk(database, new TestClock(), Desk.rule(10, 60, 0))) {
      assertThat(waiting(desk)).isEqualTo(new Waiting(0, 0, Optional.empty()));
      desk.send("i-1", "pending", "info");
      desk.send("i-2", "pending", "info");
      assertThat(waiting(desk)).isEqualTo(new Waiting(2, 0, Optional.empty()));

      desk.advance(15);
      Instant due = desk.clock().instant().minusSeconds(5);
      assertThat(waiting(desk)).isEqualTo(new Waiting(2, 2, Optional.of(due)));

      desk.publishBy(notice -> Outcome.passing("out of reach"));
      desk.told();
      Instant made = desk.clock().instant();
      for (int i = 0; i < 5; i++) {
        desk.advance(100);
        desk.told();
      }
      // the groups' intervals are over, and nothing has come
      assertThat(waiting(desk)).isEqualTo(new Waiting(0, 2, Optional.of(made)));

      desk.publishBy(notice -> new Outcome(null, false));
      desk.advance(100);
      desk.told();
      assertThat(waiting(desk)).isEqualTo(new Waiting(0, 0, Optional.empty()));
    }
  }

  @Test
  void theTablesOfBeforeAreBroughtUpToDate() throws Exception {
    bringsUpToDate(database, url);
  }

  /** Also of a notification that was made before, which is known from when it was tried last. */
  static void bringsUpToDate(Database database, String url) throws SQLException {
    database.open().close();
    try (Connection old = DriverManager.getConnection(url);
        Statement statement = old.createStatement()) {
      statement.execute("alter table notification_notice drop column made_at");
      statement.execute(
          "insert into notification_notice (id, rule, lane, content, tries, due_at)"
              + " values ('a', 'r', 'l', '{}', 1, 5000)");
    }
    try (Connection connection = Database.at(url).open()) {
      assertThat(new WaitingTable(connection).at(TestClock.BEGIN).oldest())
          .contains(Instant.ofEpochMilli(5000));
    }
  }

  private Waiting waiting(Desk desk) throws SQLException {
    try (Connection connection = database.open()) {
      return new WaitingTable(connection).at(desk.clock().instant());
    }
  }
}
