package io.signalbox.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a delivery: its counts, and how it goes at present. */
final class Delivery {

  /**
   * How it goes.
   *
   * @param result {@code delivered}, {@code dead}, {@code returned}, or {@code retrying} while one
   *     is tried again
   * @param reason why it is not delivered; empty where it is
   */
  record State(String result, Instant at, String reason) {

    boolean isGood() {
      return result.equals(DELIVERED);
    }
  }

  private static final String DELIVERED = "delivered";

  private final Map<Outcome, Counter> results = new EnumMap<>(Outcome.class);
  private final Timer latency;
  private volatile State state;
  private volatile String failure = "";

  Delivery(MeterRegistry registry, String name) {
    Tags tags = Tags.of("delivery", name);
    for (Outcome outcome : Outcome.values()) {
      results.put(
          outcome, registry.counter("signalbox.deliveries", tags.and("result", word(outcome))));
    }
    latency = HopMeters.latency(registry, "signalbox.delivery.latency", tags);
  }

  /** Nothing where there was none since the start. */
  Optional<State> state() {
    return Optional.ofNullable(state);
  }

  /** One could not be delivered, and is tried again or is given up. */
  void failed(String reason) {
    failure = reason;
    state = new State("retrying", Instant.now(), reason);
  }

  void ended(Outcome outcome) {
    results.get(outcome).increment();
    state = new State(word(outcome), Instant.now(), outcome == Outcome.DONE ? "" : failure);
  }

  void took(long since) {
    HopMeters.note(latency, since);
  }

  private static String word(Outcome outcome) {
    return outcome == Outcome.DONE ? DELIVERED : outcome.word();
  }
}
