package io.signalbox.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.signalbox.errors.OutOfReachException;
import io.signalbox.errors.PassingFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of a delivery. After some failures on end it lets nothing through but one try
 * at a time, some seconds apart, until one succeeds. A failure is what may pass, such as no answer;
 * who refuses a notification is within reach.
 *
 * <p>It is in the client and not in the route: there, Camel's takes a request that was refused for
 * one that was sent, and what stands behind it for a message that is done.
 */
public final class Breaker {

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  private final CircuitBreaker circuit;
  private final String delivery;

  /**
   * A closed one.
   *
   * @param failures after how many on end it opens
   * @param open how long after a failure the next try is
   */
  Breaker(String delivery, int failures, Duration open) {
    this.delivery = delivery;
    circuit =
        CircuitBreaker.of(
            delivery,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(failures)
                .minimumNumberOfCalls(failures)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(open)
                .build());
    circuit.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition(), open));
  }

  private void tell(CircuitBreaker.StateTransition transition, Duration open) {
    switch (transition) {
      case CLOSED_TO_OPEN ->
          LOG.warn(
              "delivery-{} is out of reach: its notifications wait, and one tries every {} s",
              delivery,
              open.toSeconds());
      case HALF_OPEN_TO_CLOSED -> LOG.warn("delivery-{} is within reach again", delivery);
      default -> {
        // the tries between the two
      }
    }
  }

  /** Whether it lets no more through than a try from time to time. */
  public boolean isOpen() {
    return circuit.getState() != CircuitBreaker.State.CLOSED;
  }

  /** What is called outside. */
  interface Call<T, E extends Exception> {
    T make() throws E;
  }

  /**
   * Makes a call that tells by what it throws whether it was within reach.
   *
   * @throws OutOfReachException where it is not made now
   */
  <T, E extends Exception> T call(Call<T, E> call) throws E {
    begin();
    boolean reached = false;
    try {
      T result = call.make();
      reached = true;
      return result;
    } catch (Exception e) {
      reached = !PassingFailure.is(e);
      throw e;
    } finally {
      end(reached);
    }
  }

  /**
   * Begins a call, which is to be ended whatever becomes of it.
   *
   * @throws OutOfReachException where it is not to be made now
   */
  void begin() {
    if (!circuit.tryAcquirePermission()) {
      throw new OutOfReachException("delivery-%s was out of reach lately".formatted(delivery));
    }
  }

  /** Ends a call, and takes note of whether what was called is within reach. */
  void end(boolean reached) {
    if (reached) {
      circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    } else {
      circuit.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("out of reach"));
    }
  }
}
