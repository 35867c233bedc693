package io.signalbox.notification.group;

import io.signalbox.notification.silence.SilenceSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Takes events in. Those that come at once share a transaction, as one write to the disk costs as
 * much as all the work on many of them.
 */
final class Intake implements Runnable {

  private static final int MOST_AT_ONCE = 200;
  private static final long LONGEST_POLL_MILLIS = 100;

  private record Waiting(Arrival arrival, CompletableFuture<Void> done) {}

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_AT_ONCE);
  private final Store store;
  private final RuleSet rules;
  private final Silences silences;
  private final InstantSource clock;
  private final Runnable wake;
  private final IntConsumer silenced;
  private final boolean tallies;
  private int savedVersion;
  private volatile boolean ended;

  /**
   * Makes ready.
   *
   * @param wake called when something may be due
   * @param silenced told of how many events nobody will be told, as they are silenced
   * @param tallies whether events are counted for a summary
   */
  Intake(
      Store store,
      RuleSet rules,
      Silences silences,
      InstantSource clock,
      Runnable wake,
      IntConsumer silenced,
      boolean tallies) {
    this.store = store;
    this.rules = rules;
    this.silences = silences;
    this.clock = clock;
    this.wake = wake;
    this.silenced = silenced;
    this.tallies = tallies;
  }

  /**
   * Returns once the event is on disk.
   *
   * @throws StoreException where it could not be
   */
  void take(Arrival arrival) throws StoreException, InterruptedException {
    requireRunning();
    Waiting one = new Waiting(arrival, new CompletableFuture<>());
    while (!waiting.offer(one, LONGEST_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      requireRunning();
    }
    try {
      one.done().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException failure) {
        throw failure;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private void requireRunning() {
    if (ended) {
      throw ended();
    }
  }

  private static RejectedExecutionException ended() {
    return new RejectedExecutionException("the notifications take no more events in");
  }

  /** Works on what waits, until it is ended. */
  @Override
  public void run() {
    try {
      while (!ended) {
        Waiting first = waiting.poll(LONGEST_POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> batch = new ArrayList<>();
          batch.add(first);
          waiting.drainTo(batch);
          work(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      List<Waiting> late = new ArrayList<>();
      waiting.drainTo(late);
      late.forEach(each -> each.done().completeExceptionally(ended()));
    }
  }

  /** Ends it once what it is at is done: to interrupt it would close the file under H2. */
  void end() {
    ended = true;
  }

  private void work(List<Waiting> batch) {
    try {
      store(batch.stream().map(Waiting::arrival).toList());
      batch.forEach(each -> each.done().complete(null));
      wake.run();
    } catch (StoreException | RuntimeException e) {
      batch.forEach(each -> each.done().completeExceptionally(e));
    }
  }

  /** Stores events in one transaction; one that was stored before changes nothing. */
  void store(List<Arrival> arrivals) throws StoreException {
    int version = rules.version();
    int nobodyWasTold =
        store.transact(
            connection -> {
              Instant now = clock.instant();
              saveRules(connection, version);
              List<Arrival> fresh = fresh(connection, arrivals, now);
              return book(connection, fresh, now);
            });
    savedVersion = version;
    if (nobodyWasTold > 0) {
      silenced.accept(nobodyWasTold);
    }
  }

  /** Those that were not counted before, with the silences that take them. */
  private List<Arrival> fresh(Connection connection, List<Arrival> arrivals, Instant now)
      throws SQLException {
    EventTable events = new EventTable(connection);
    SilenceSet all = silences.in(connection, now);
    List<Arrival> fresh = new ArrayList<>();
    for (Arrival each : arrivals) {
      if (events.isNew(each.event(), now)) {
        fresh.add(all.isEmpty() ? each : each.with(all.of(each.event().toEvent(), now)));
      }
    }
    return fresh;
  }

  /** Before the first event of a rule, so that the others find what it wants. */
  private void saveRules(Connection connection, int version) throws SQLException {
    if (version != savedVersion) {
      new RuleTable(connection).save(rules.known());
    }
  }

  private int book(Connection connection, List<Arrival> arrivals, Instant now) throws SQLException {
    Books books = Books.open(connection, rules, arrivals);
    Booking booking = new Booking(books, now);
    for (Arrival arrival : arrivals) {
      booking.book(arrival);
    }
    books.close();
    new SilenceCounts(connection).add(booking.silenced());
    if (tallies) {
      new Tally(connection).add(arrivals, now);
    }
    return booking.silenced().size();
  }
}
