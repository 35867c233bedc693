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
import java.util.function.Predicate;

/**
 * Hands notifications out, and forgets those that were published. While it is at it no other
 * process has them; where this one is killed in between, the next one publishes the same again,
 * with the same id.
 */
final class Publisher {

  private static final int MOST_AT_ONCE = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  private final Store store;
  private final InstantSource clock;
  private final ExecutorService workers;
  private final Predicate<Notice> route;

  /**
   * Makes ready.
   *
   * @param workers several at once are handed out by these
   * @param route publishes a notification, and returns whether it has
   */
  Publisher(Store store, InstantSource clock, ExecutorService workers, Predicate<Notice> route) {
    this.store = store;
    this.clock = clock;
    this.workers = workers;
    this.route = route;
  }

  /** Hands out some, and returns whether there was anything to do. */
  boolean publish() throws StoreException {
    return store.transact(this::publish);
  }

  private boolean publish(Connection connection) throws SQLException {
    NoticeTable table = new NoticeTable(connection);
    List<Notice> due = table.lockDue(clock.instant(), MOST_AT_ONCE);
    List<Notice> published = new ArrayList<>();
    for (Map.Entry<Notice, Future<Boolean>> each : hand(due).entrySet()) {
      if (isDone(each.getValue())) {
        published.add(each.getKey());
      } else {
        table.postpone(each.getKey(), nextTry(each.getKey()));
      }
    }
    table.delete(published);
    return !due.isEmpty();
  }

  private Map<Notice, Future<Boolean>> hand(List<Notice> due) {
    Map<Notice, Future<Boolean>> outcomes = new LinkedHashMap<>();
    due.forEach(each -> outcomes.put(each, workers.submit(() -> route.test(each))));
    return outcomes;
  }

  private static boolean isDone(Future<Boolean> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Instant nextTry(Notice notice) {
    Duration pause = Duration.ofSeconds(1L << Math.min(notice.tries(), MOST_DOUBLINGS));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }
}
