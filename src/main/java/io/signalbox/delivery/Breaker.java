package io.signalbox.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.signalbox.errors.OutOfReachException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of a delivery. After some failures on end it lets nothing through but one try
 * at a time, some seconds apart, until one succeeds. A failure is no answer, 429, or 5xx; who
 * refuses a request is within reach.
 *
 * <p>It is in the client and not in the route: there, Camel's takes a request that was refused for
 * one that was sent, and what stands behind it for a message that is done.
 */
final class Breaker {

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** A request and its answer. */
  interface Call {
    ClassicHttpResponse make() throws IOException, HttpException;
  }

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

  /**
   * Makes the call.
   *
   * @throws OutOfReachException where it is not made now
   */
  ClassicHttpResponse call(Call call) throws IOException, HttpException {
    if (!circuit.tryAcquirePermission()) {
      throw new OutOfReachException("delivery-%s was out of reach lately".formatted(delivery));
    }
    try {
      ClassicHttpResponse response = call.make();
      record(response.getCode());
      return response;
    } catch (IOException | HttpException | RuntimeException e) {
      circuit.onError(0, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  private void record(int status) {
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      circuit.onError(0, TimeUnit.NANOSECONDS, new IOException("answered " + status));
    } else {
      circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }
}
