package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes notifications of what is due, one rule after the other. */
final class Sealer {

  private final Store store;
  private final RuleSet rules;
  private final Silences silences;
  private final InstantSource clock;
  private final int maxPerHour;

  /**
   * Makes ready.
   *
   * @param maxPerHour how many of these a recipient gets in any hour; 0 for any number
   */
  Sealer(Store store, RuleSet rules, Silences silences, InstantSource clock, int maxPerHour) {
    this.maxPerHour = maxPerHour;
    this.store = store;
    this.rules = rules;
    this.silences = silences;
    this.clock = clock;
  }

  /** Makes some, and returns whether there was anything to do. */
  boolean seal() throws StoreException {
    boolean worked = false;
    for (String name : store.read(c -> new RuleTable(c).due(clock.instant()))) {
      worked |= store.transact(connection -> seal(name, connection));
    }
    return worked;
  }

  private boolean seal(String name, Connection connection) throws SQLException {
    Optional<RuleTable.Row> row = new RuleTable(connection).lock(name);
    if (row.isEmpty()) {
      return false;
    }
    RuleOptions rule = rules.options(name, connection).orElse(row.get().options());
    Instant now = clock.instant();
    RecipientLimits recipients = RecipientLimits.lock(connection, rule, maxPerHour);
    Seals seals =
        new Seals(
            connection,
            rule,
            silences.in(connection, now),
            new Limits(connection, rule, row.get().limitAt(), recipients, now),
            now);
    boolean worked = seals.groups() | seals.flaps() | seals.repeats();
    seals.close();
    return worked;
  }
}
