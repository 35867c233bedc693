package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many notifications each recipient of a rule gets in any hour, whichever rules they are of. A
 * rule without a limit of its own is not limited by these either, and does not count for them.
 */
final class RecipientLimits {

  /** The deliveries, which are the recipients of a rule that names none. */
  static final List<String> ALL =
      List.of("email", "pagerduty", "slack", "teams", "webhook", "zoom");

  private static final int BURST = 20;

  /**
   * Who gets a notification.
   *
   * @param open those whose limits have it
   * @param full those that are to get it later
   */
  record Share(List<String> open, List<String> full) {

    /** Nobody, whatever the recipients' limits are. */
    static final Share NOBODY = new Share(List.of(), List.of());

    boolean isForAny() {
      return !open.isEmpty();
    }

    boolean isForAll() {
      return full.isEmpty() && isForAny();
    }
  }

  private final RecipientTable table;
  private final List<String> names;
  private final SortedMap<String, RateLimit> limits = new TreeMap<>();

  private RecipientLimits(RecipientTable table, List<String> names) {
    this.table = table;
    this.names = names;
  }

  /**
   * Those of the recipients of a rule, which no other transaction takes from before our end.
   *
   * @param maxPerHour 0 for none
   */
  static RecipientLimits lock(Connection connection, RuleOptions rule, int maxPerHour)
      throws SQLException {
    List<String> names = rule.recipients().isEmpty() ? ALL : rule.recipients();
    RecipientLimits recipients = new RecipientLimits(new RecipientTable(connection), names);
    if (maxPerHour > 0 && rule.maxPerHour() > 0) {
      recipients
          .table
          .lock(names)
          .forEach((name, at) -> recipients.limits.put(name, new RateLimit(maxPerHour, BURST, at)));
    }
    return recipients;
  }

  /** Who has room for one more now. */
  Share share(Instant now) {
    Map<Boolean, List<String>> byRoom =
        names.stream().distinct().collect(Collectors.partitioningBy(name -> hasRoom(name, now)));
    return new Share(byRoom.get(true), byRoom.get(false));
  }

  /** Takes one of each that gets it. */
  void take(Share share, Instant now) {
    share.open().stream().filter(limits::containsKey).forEach(name -> limits.get(name).take(now));
  }

  /** When the first of some that have no room has it again. */
  Instant next(List<String> full) {
    return full.stream()
        .map(name -> limits.get(name).next())
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** Stores where the limits stand. */
  void close() throws SQLException {
    Map<String, Instant> stand = new TreeMap<>();
    limits.forEach((name, limit) -> stand.put(name, limit.theoretical()));
    table.limitAt(stand);
  }

  private boolean hasRoom(String name, Instant now) {
    RateLimit limit = limits.get(name);
    return limit == null || !limit.next().isAfter(now);
  }
}
