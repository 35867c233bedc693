package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.Silence;
import io.signalbox.notification.silence.SilenceSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the authors of silences that these are about to end, once, whichever process does. A
 * silence that has ended meanwhile is not announced any more.
 */
final class Announcer {

  private static final String RULE = "silences";

  private record End(String id, Instant time) {}

  private final Store store;
  private final Silences silences;
  private final Announcement announcement;
  private final InstantSource clock;

  /** Those that are told, by this process or another: what the database need not be asked for. */
  private final Set<End> told = new HashSet<>();

  Announcer(Store store, Silences silences, Announcement announcement, InstantSource clock) {
    this.store = store;
    this.silences = silences;
    this.announcement = announcement;
    this.clock = clock;
  }

  /** Announces what is due, and returns whether there was any. */
  boolean announce() throws StoreException {
    Instant now = clock.instant();
    SilenceSet all = store.read(connection -> silences.in(connection, now));
    List<Silence> due = all.all().stream().filter(each -> isDue(each, now)).toList();
    for (Silence silence : due) {
      store.transact(
          connection -> {
            announce(connection, silence, now);
            return null;
          });
      told.add(end(silence));
    }
    told.removeIf(each -> each.time().isBefore(now));
    return !due.isEmpty();
  }

  private boolean isDue(Silence silence, Instant now) {
    Optional<Instant> time = silence.announcedAt(announcement.before());
    return time.isPresent()
        && !now.isBefore(time.get())
        && !silence.isOver(now)
        && !told.contains(end(silence));
  }

  private static End end(Silence silence) {
    return new End(silence.id(), silence.end());
  }

  private void announce(Connection connection, Silence silence, Instant now) throws SQLException {
    if (new SilenceTable(connection).announce(silence)) {
      String id = NoticeId.next(null);
      new NoticeTable(connection)
          .insert(
              id, RULE, Keys.hash(RULE, silence.id()), content(connection, id, silence, now), now);
    }
  }

  private String content(Connection connection, String id, Silence silence, Instant now)
      throws SQLException {
    SilenceCounts.Count count = new SilenceCounts(connection).all().get(silence.id());
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.put("kind", "silence").put("id", id).put("rule", RULE).put("severity", "info");
    content.put("lastTime", now.toString());
    content.put("silence", silence.id());
    content.put("end", silence.end().toString());
    content.put("left", Spans.words(Duration.between(now, silence.end())));
    content.put("author", silence.author()).put("reason", silence.reason());
    content.put("pattern", silence.pattern().toString());
    content.put("count", count == null ? 0 : count.count());
    if (count != null) {
      content.set("latest", Json.MAPPER.valueToTree(count.latest()));
    }
    content.put("recipients", announcement.recipients().apply(silence.author()));
    content.put("template", "silence");
    return content.toString();
  }
}
