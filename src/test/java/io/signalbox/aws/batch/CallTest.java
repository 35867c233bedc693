package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallTest {

  private static final int BATCHES = 200_000;

  private final Call<String, String> call = new Call<>("request", 7, null, System.nanoTime());
  private final Batch<String, String> batch = new Batch<>(List.of(call));
  private final AtomicInteger taken = new AtomicInteger();

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noBatchIsLostThatComesWhileTheCallerLooksForOne() throws Exception {
    CompletableFuture<Void> caller = CompletableFuture.runAsync(this::takeAll);

    for (int i = 0; i < BATCHES; i++) {
      call.lead(batch);
      awaitTaken(i + 1);
    }

    caller.get(1, TimeUnit.MINUTES);
    assertThat(taken).hasValue(BATCHES);
  }

  private void takeAll() {
    while (taken.get() < BATCHES) {
      if (call.takeBatch() != null) {
        taken.incrementAndGet();
      }
    }
  }

  private void awaitTaken(int number) {
    while (taken.get() < number) {
      if (Thread.interrupted()) {
        throw new IllegalStateException("batch %d was lost".formatted(number));
      }
      Thread.onSpinWait();
    }
  }
}
