package io.signalbox.notification.group;

import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Has people told of the problems that are still there when their silence has ended. */
final class Releaser {

  private static final int MOST_AT_ONCE = 200;

  private final Store store;
  private final RuleSet rules;
  private final Silences silences;
  private final InstantSource clock;
  private List<Silence> ofFile;

  Releaser(Store store, RuleSet rules, Silences silences, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.silences = silences;
    this.clock = clock;
  }

  /** Releases some, and returns whether there was anything to do. */
  boolean release() throws StoreException {
    List<Silence> known = silences.ofFile();
    if (known != ofFile) {
      store.transact(
          connection -> {
            SilencedProblems.recheck(connection, clock.instant());
            return null;
          });
      ofFile = known;
    }
    return store.read(c -> !SilencedProblems.due(c, clock.instant(), 1).isEmpty())
        && store.transact(this::release);
  }

  private boolean release(Connection connection) throws SQLException {
    Instant now = clock.instant();
    Collection<SilencedProblems.Row> due = SilencedProblems.due(connection, now, MOST_AT_ONCE);
    List<Arrival> arrivals = new ArrayList<>();
    for (SilencedProblems.Row row : due) {
      arrivals.add(new Arrival(row.event(), rules(row, connection)));
    }
    Books books = Books.open(connection, rules, arrivals);
    Booking booking = new Booking(books, now);
    SilenceSet all = silences.in(connection, now);
    for (Arrival arrival : arrivals) {
      // another process may have been faster
      Optional<SilencedProblems.Row> row = books.silenced().of(arrival.event());
      if (row.isPresent()) {
        release(row.get(), arrival.rules(), all, books, booking, now);
      }
    }
    books.close();
    return !due.isEmpty();
  }

  private static void release(
      SilencedProblems.Row row,
      List<RuleOptions> rules,
      SilenceSet all,
      Books books,
      Booking booking,
      Instant now)
      throws SQLException {
    Optional<Instant> end = Arrival.endOf(all.of(row.event().toEvent(), now), now);
    if (end.isPresent()) {
      books.silenced().put(row.until(end.get()));
    } else {
      books.silenced().remove(row.event());
      booking.release(row, rules);
    }
  }

  private List<RuleOptions> rules(SilencedProblems.Row row, Connection connection)
      throws SQLException {
    List<RuleOptions> found = new ArrayList<>();
    for (String name : row.rules()) {
      rules.options(name, connection).ifPresent(found::add);
    }
    return found;
  }
}
