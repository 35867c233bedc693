package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.errors.OutOfReachException;
import io.signalbox.testing.Logged;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void afterSomeFailuresOnEndNothingIsCalled() throws Exception {
    Breaker breaker = new Breaker("x", 3, Duration.ofHours(1));
    fail(breaker);
    answer(breaker, 503);
    answer(breaker, 200);
    answer(breaker, 429);
    fail(breaker);
    answer(breaker, 500);
    assertThat(calls).hasValue(6);

    assertThatThrownBy(() -> answer(breaker, 200))
        .isInstanceOf(OutOfReachException.class)
        .hasMessage("delivery-x was out of reach lately");
    assertThat(calls).hasValue(6);
  }

  @Test
  void whoRefusesIsWithinReach() throws Exception {
    Breaker breaker = new Breaker("x", 2, Duration.ofHours(1));

    for (int i = 0; i < 10; i++) {
      answer(breaker, 404);
    }
    assertThat(calls).hasValue(10);
  }

  @Test
  void oneThatSucceedsOpensTheWayForAllAndEachTurnIsToldOnce() throws Exception {
    Breaker breaker = new Breaker("x", 2, Duration.ofMillis(1));
    try (Logged log = new Logged()) {
      fail(breaker);
      fail(breaker);
      Awaitility.await().until(() -> tries(breaker));
      answer(breaker, 200);

      assertThat(log.lines())
          .containsExactly(
              "io.signalbox.delivery.Breaker: delivery-x is out of reach:"
                  + " its notifications wait, and one tries every 0 s",
              "io.signalbox.delivery.Breaker: delivery-x is within reach again");
    }
  }

  private boolean tries(Breaker breaker) throws Exception {
    try {
      answer(breaker, 200);
      return true;
    } catch (OutOfReachException e) {
      return false;
    }
  }

  private void answer(Breaker breaker, int status) throws Exception {
    breaker.call(
        () -> {
          calls.incrementAndGet();
          return new BasicClassicHttpResponse(status);
        });
  }

  private void fail(Breaker breaker) {
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      calls.incrementAndGet();
                      throw new IOException("refused");
                    }))
        .hasMessage("refused");
  }
}
