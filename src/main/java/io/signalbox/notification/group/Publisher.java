package io.signalbox.notification.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Hands notifications out, and forgets those that were published. While it is at it no other
 * process has them; where this one is killed in between, the next one publishes the same again,
 * with the same id.
 */
final class Publisher {

  private static final int MOST_AT_ONCE = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  /** A template that was just being written may be whole the next time. */
  private static final int TRIES_WITH_ITS_WORDS = 2;

  private final Store store;
  private final InstantSource clock;
  private final ExecutorService workers;
  private final Function<Notice, Outcome> route;

  /**
   * Makes ready.
   *
   * @param workers several at once are handed out by these
   * @param route publishes a notification, and returns what became of it
   */
  Publisher(
      Store store, InstantSource clock, ExecutorService workers, Function<Notice, Outcome> route) {
    this.store = store;
    this.clock = clock;
    this.workers = workers;
    this.route = route;
  }

  /** Hands out some, and returns whether there was anything to do. */
  boolean publish() throws StoreException {
    return store.read(connection -> new NoticeTable(connection).isDue(clock.instant()))
        && store.transact(this::publish);
  }

  private boolean publish(Connection connection) throws SQLException {
    NoticeTable table = new NoticeTable(connection);
    List<Notice> due = table.lockDue(clock.instant(), MOST_AT_ONCE);
    List<Notice> published = new ArrayList<>();
    for (Map.Entry<Notice, Future<Outcome>> each : hand(due).entrySet()) {
      Notice notice = each.getKey();
      Outcome outcome = outcome(each.getValue());
      if (outcome.isPublished()) {
        published.add(notice);
      } else {
        boolean inPlainWords = outcome.isRefused() && notice.tries() >= TRIES_WITH_ITS_WORDS;
        table.postpone(
            inPlainWords ? notice.inPlainWords(outcome.reason()) : notice, nextTry(notice));
      }
    }
    table.delete(published);
    return !due.isEmpty();
  }

  private Map<Notice, Future<Outcome>> hand(List<Notice> due) {
    Map<Notice, Future<Outcome>> outcomes = new LinkedHashMap<>();
    due.forEach(each -> outcomes.put(each, workers.submit(() -> route.apply(each))));
    return outcomes;
  }

  private static Outcome outcome(Future<Outcome> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      return Outcome.passing(e.getCause().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.passing("interrupted");
    }
  }

  private Instant nextTry(Notice notice) {
    Duration pause = Duration.ofSeconds(1L << Math.min(notice.tries(), MOST_DOUBLINGS));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }
}
