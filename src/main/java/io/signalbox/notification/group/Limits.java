package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.notification.group.RecipientLimits.Share;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The limits that notifications of a rule are under: its own, and those of its recipients. */
final class Limits {

  private final Connection connection;
  private final RuleOptions rule;
  private final RateLimit own;
  private final RecipientLimits recipients;
  private final Instant now;

  /**
   * The limits where they were left.
   *
   * @param limitAt where that of the rule stands, see {@link RateLimit#theoretical}
   */
  Limits(
      Connection connection,
      RuleOptions rule,
      Instant limitAt,
      RecipientLimits recipients,
      Instant now) {
    this.connection = connection;
    this.rule = rule;
    this.own = new RateLimit(rule.maxPerHour(), rule.burst(), limitAt);
    this.recipients = recipients;
    this.now = now;
  }

  /** Takes a notification, for those of the recipients that may have it now. */
  Share take() {
    if (isFull()) {
      return Share.NOBODY;
    }
    Share share = recipients.share(now);
    if (share.isForAny()) {
      own.take(now);
      recipients.take(share, now);
    }
    return share;
  }

  /** Takes one where all recipients may have it now, and otherwise for none of them. */
  Share takeForAll() {
    return recipients.share(now).isForAll() ? take() : Share.NOBODY;
  }

  /** When there is one again, as all of it was taken. */
  Instant next() {
    return isFull() ? own.next() : next(recipients.share(now).full());
  }

  /**
   * When some that had no room have it again.
   *
   * @param full recipients; none where the rule had no room
   */
  Instant next(List<String> full) {
    return full.isEmpty() ? own.next() : recipients.next(full);
  }

  /** Says in a notification who gets it, and where it is the last for now when the next is. */
  void describe(ObjectNode content, Share share) {
    if (!share.isForAll()) {
      content.put("recipients", String.join(",", share.open()));
    }
    List<String> full =
        recipients.share(now).full().stream().filter(share.open()::contains).toList();
    if (isFull()) {
      content.put("heldUntil", own.next().toString());
    } else if (!full.isEmpty()) {
      content.put("heldUntil", recipients.next(full).toString());
      content.put("heldFor", HeldFor.words(full));
    }
  }

  /** Stores where they stand. */
  void close() throws SQLException {
    recipients.close();
    new RuleTable(connection).limitAt(rule.name(), own.theoretical());
  }

  private boolean isFull() {
    return own.next().isAfter(now);
  }
}
