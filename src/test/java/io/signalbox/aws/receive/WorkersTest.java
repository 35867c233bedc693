package io.signalbox.aws.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger polling = new AtomicInteger();
  private final AtomicInteger polls = new AtomicInteger();
  private final Semaphore nothing = new Semaphore(0);
  private volatile boolean isOneTooMany;
  private final Workers workers = new Workers(this::poll, 5, threads, () -> isOneTooMany);

  @AfterEach
  void end() {
    workers.end();
    threads.shutdownNow();
  }

  @Test
  void asManyComeAsAreCalledAndNoMoreThanThereAre() {
    assertThat(workers.size()).isEqualTo(5);

    workers.call(2);
    awaitPolling(2);
    assertThat(workers.size()).isEqualTo(3);

    workers.call(-1);
    workers.call(7);
    awaitPolling(5);
    assertThat(workers.size()).isZero();
  }

  @Test
  void whoFindsNothingStaysWhereNobodyElseWaits() {
    workers.call(1);
    awaitPolling(1);

    nothing.release(3);

    await().atMost(LONG).until(() -> polls.get() == 4);
    assertThat(workers.size()).isEqualTo(4);
  }

  @Test
  void whoIsOneTooManyGoesAndCanBeCalledAgain() {
    workers.call(3);
    awaitPolling(3);
    isOneTooMany = true;

    nothing.release(2);
    await().atMost(LONG).until(() -> workers.size() == 4);
    awaitPolling(1);

    workers.call(1);
    awaitPolling(2);
  }

  @Test
  void afterTheEndNobodyComesAndAllGo() {
    workers.call(2);
    awaitPolling(2);

    workers.end();
    nothing.release(2);

    awaitPolling(0);
    assertThat(workers.size()).isZero();
    workers.call(2);
    assertThat(polls).hasValue(2);
  }

  /** Returns when it has found nothing. */
  private void poll() {
    polls.incrementAndGet();
    polling.incrementAndGet();
    try {
      nothing.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      polling.decrementAndGet();
    }
  }

  private void awaitPolling(int count) {
    await().atMost(LONG).until(() -> polling.get() == count);
  }
}
