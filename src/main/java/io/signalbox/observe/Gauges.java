package io.signalbox.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.aws.batch.BatchStatistics;
import io.signalbox.broker.Broker;
import io.signalbox.broker.Spool;
import io.signalbox.delivery.Breakers;
import io.signalbox.notification.group.Waiting;
import io.signalbox.routes.RouteSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What is looked at when Prometheus asks, and costs nothing in between. */
public final class Gauges {

  private static final double MILLIS = 1000;

  private final MeterRegistry registry;

  /** The registry itself does not keep from the collector what it asks. */
  private final List<Object> asked = new ArrayList<>();

  /** None yet in this registry. */
  public Gauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** How many route files run, and how many were refused. */
  public void addRoutes(Supplier<RouteSet> routes) {
    asked.add(routes);
    gauge("signalbox.route.files", "", routes, each -> each.get().size());
    gauge("signalbox.route.files.refused", "", routes, each -> each.get().refusals().size());
  }

  /** What waits on the queues of the broker in this process. */
  public void addQueues(Broker broker) {
    addSpool(broker.spool());
    for (String queue : broker.queues()) {
      Gauge.builder("signalbox.queue.messages", broker, each -> value(each.depth(queue)))
          .tag("queue", queue)
          .register(registry);
    }
  }

  /** Which deliveries wait as what they call is out of reach. */
  public void addBreakers(Breakers breakers) {
    breakers
        .byDelivery()
        .forEach(
            (delivery, breaker) ->
                Gauge.builder(
                        "signalbox.delivery.reachable", breaker, each -> each.isOpen() ? 0 : 1)
                    .tag("delivery", delivery)
                    .strongReference(true)
                    .register(registry));
  }

  /** What people have not been told yet. */
  public void addNotifications(Polled<Optional<Waiting>> waiting) {
    asked.add(waiting);
    gauge("signalbox.notification.groups", "", waiting, each -> of(each, Waiting::groups));
    gauge("signalbox.notifications.due", "", waiting, each -> of(each, Waiting::due));
    gauge("signalbox.notifications.due.age", "seconds", waiting, each -> of(each, Gauges::age));
  }

  private static double of(Polled<Optional<Waiting>> waiting, ToDoubleFunction<Waiting> value) {
    return waiting.value().flatMap(each -> each).map(value::applyAsDouble).orElse(Double.NaN);
  }

  private static double age(Waiting waiting) {
    return waiting.oldest().map(each -> age(each.toEpochMilli())).orElse(0.0);
  }

  /** How many dead letters wait on each of these queues, by its name. */
  public void addDeadLetters(List<String> queues, Polled<Map<String, OptionalLong>> counts) {
    asked.add(counts);
    for (String queue : queues) {
      Gauge.builder("signalbox.dead.letters.waiting", counts, each -> value(each, queue))
          .tag("queue", queue)
          .register(registry);
    }
  }

  private static double value(Polled<Map<String, OptionalLong>> counts, String queue) {
    return value(counts.value().map(each -> each.get(queue)).orElse(OptionalLong.empty()));
  }

  private void addSpool(Spool spool) {
    gauge("signalbox.spool.messages", "", spool, each -> value(each.state().messages()));
    gauge("signalbox.spool.size", "bytes", spool, each -> value(each.state().bytes()));
    gauge("signalbox.spool.age", "seconds", spool, Gauges::age);
    gauge("signalbox.spool.full", "", spool, each -> each.state().refusal().isPresent() ? 1 : 0);
    gauge("signalbox.spool.disk.free", "bytes", spool, each -> each.state().freeBytes());
  }

  /** What AWS bills, by operation. */
  public void addRequests(Supplier<List<BatchStatistics>> requests) {
    asked.add(requests);
    for (BatchStatistics each : requests.get()) {
      String operation = each.operation();
      count("signalbox.aws.requests", operation, requests, BatchStatistics::requests);
      count("signalbox.aws.entries", operation, requests, BatchStatistics::entries);
      count("signalbox.aws.entries.failed", operation, requests, BatchStatistics::failedEntries);
      count("signalbox.aws.entries.retried", operation, requests, BatchStatistics::retriedEntries);
    }
  }

  private <T> void gauge(String name, String unit, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).baseUnit(unit.isEmpty() ? null : unit).register(registry);
  }

  private void count(
      String name,
      String operation,
      Supplier<List<BatchStatistics>> requests,
      ToLongFunction<BatchStatistics> value) {
    FunctionCounter.builder(name, requests, each -> sum(each.get(), operation, value))
        .tag("operation", operation)
        .register(registry);
  }

  private static long sum(
      List<BatchStatistics> all, String operation, ToLongFunction<BatchStatistics> value) {
    return all.stream().filter(each -> each.operation().equals(operation)).mapToLong(value).sum();
  }

  private static double age(Spool spool) {
    OptionalLong oldest = spool.oldest();
    return oldest.isEmpty() ? 0 : age(oldest.getAsLong());
  }

  private static double age(long since) {
    return Math.max(0, System.currentTimeMillis() - since) / MILLIS;
  }

  /** What cannot be known, as while the broker is down, is no number. */
  private static double value(OptionalLong value) {
    return value.isEmpty() ? Double.NaN : value.getAsLong();
  }
}
