package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.errors.OutOfReachException;
import io.signalbox.testing.Logged;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void afterSomeFailuresOnEndNothingIsCalled() {
    Breaker breaker = new Breaker("x", 3, Duration.ofHours(1));
    call(breaker, false);
    call(breaker, false);
    call(breaker, true);
    call(breaker, false);
    call(breaker, false);
    call(breaker, false);
    assertThat(calls).hasValue(6);

    assertThatThrownBy(() -> call(breaker, true))
        .isInstanceOf(OutOfReachException.class)
        .hasMessage("delivery-x was out of reach lately");
    assertThat(calls).hasValue(6);
  }

  @Test
  void whoRefusesIsWithinReach() {
    Breaker breaker = new Breaker("x", 2, Duration.ofHours(1));

    for (int i = 0; i < 10; i++) {
      call(breaker, true);
    }
    assertThat(calls).hasValue(10);
  }

  @Test
  void oneThatSucceedsOpensTheWayForAllAndEachTurnIsToldOnce() {
    Breaker breaker = new Breaker("x", 2, Duration.ofMillis(1));
    try (Logged log = new Logged()) {
      call(breaker, false);
      call(breaker, false);
      Awaitility.await().until(() -> tries(breaker));
      call(breaker, true);

      assertThat(log.lines())
          .containsExactly(
              "io.signalbox.delivery.Breaker: delivery-x is out of reach:"
                  + " its notifications wait, and one tries every 0 s",
              "io.signalbox.delivery.Breaker: delivery-x is within reach again");
    }
  }

  private boolean tries(Breaker breaker) {
    try {
      call(breaker, true);
      return true;
    } catch (OutOfReachException e) {
      return false;
    }
  }

  private void call(Breaker breaker, boolean reached) {
    breaker.begin();
    calls.incrementAndGet();
    breaker.end(reached);
  }
}
