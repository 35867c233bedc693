package io.signalbox.observe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes heartbeats, and knows those that have gone all the way to a delivery. */
public final class Heartbeats {

  private static final double MILLIS = 1000;

  private final MeterRegistry registry;
  private final Consumer<Exchange> unwrap;
  private final Counter sent;
  private final Supplier<String> mark;
  private final String instance = Long.toHexString(UUID.randomUUID().getMostSignificantBits());
  private final Duration period;
  private final Map<String, Returns> byDelivery = new ConcurrentSkipListMap<>();

  /**
   * Begins with none.
   *
   * @param period between two; zero for none
   * @param mark what those have in common who share their queues; asked for once it is needed
   * @param unwrap takes the envelope of SNS off a message that has one
   */
  public Heartbeats(
      MeterRegistry registry, Duration period, Supplier<String> mark, Consumer<Exchange> unwrap) {
    this.registry = registry;
    this.unwrap = unwrap;
    this.sent = registry.counter("signalbox.heartbeat.sent");
    this.period = period;
    this.mark = mark;
  }

  /** The mark itself may be a URL, and long. */
  private String estate() {
    return UUID.nameUUIDFromBytes(mark.get().getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** The event of a new one. */
  public ObjectNode event() {
    sent.increment();
    return new Heartbeat(estate(), instance, period, Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .event();
  }

  /** Knows a delivery from now on. */
  Returns at(String delivery) {
    return byDelivery.computeIfAbsent(delivery, this::newReturns);
  }

  private Returns newReturns(String delivery) {
    Returns returns = new Returns(instance, Instant.now(), period.isZero() ? null : period);
    Gauge.builder("signalbox.heartbeat.age", returns, Heartbeats::age)
        .tag("delivery", delivery)
        .baseUnit("seconds")
        .register(registry);
    timer(delivery);
    return returns;
  }

  private static double age(Returns returns) {
    return returns.age(Instant.now()).map(age -> age.toMillis() / MILLIS).orElse(Double.NaN);
  }

  private Timer timer(String delivery) {
    return HopMeters.latency(
        registry, "signalbox.heartbeat.latency", Tags.of("delivery", delivery));
  }

  /** All that are known, by their deliveries. */
  Map<String, Returns> byDelivery() {
    return byDelivery;
  }

  /**
   * Takes note of a message that is a heartbeat, of whichever estate, and says whether it is one:
   * then it is none for people.
   */
  boolean take(Exchange exchange, String delivery) {
    if (!isOne(exchange)) {
      return false;
    }
    Message message = exchange.getMessage();
    String resource = message.getHeader("resource", "", String.class);
    String time = message.getHeader("event-time", "", String.class);
    Heartbeat.of(resource, time)
        .filter(heartbeat -> heartbeat.estate().equals(estate()))
        .ifPresent(heartbeat -> note(heartbeat, delivery));
    return true;
  }

  private void note(Heartbeat heartbeat, String delivery) {
    at(delivery).note(heartbeat, Instant.now());
    HopMeters.note(timer(delivery), heartbeat.made().toEpochMilli());
  }

  private boolean isOne(Exchange exchange) {
    if (hasSource(exchange)) {
      return true;
    }
    Optional<String> text = Optional.ofNullable(exchange.getMessage().getBody(String.class));
    if (text.filter(body -> body.startsWith("{") && body.contains(Heartbeat.SOURCE)).isPresent()) {
      unwrap.accept(exchange);
    }
    return hasSource(exchange);
  }

  private static boolean hasSource(Exchange exchange) {
    return Heartbeat.SOURCE.equals(exchange.getMessage().getHeader("source"));
  }
}
