package io.signalbox.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is counted of a hop. All its counters are there from the start, so that a first dead letter
 * is seen as a rise from zero.
 *
 * @param in events that were taken off its queue, each time that they were
 * @param out events that were handed on
 * @param latency from when a message came to its queue until the routes were done with it
 */
record HopMeters(Counter in, Counter out, Timer latency) {

  /** Those that the routes count themselves, at any hop and at the two where events come in. */
  private static final List<String> ANYWHERE = List.of("dead", "retried");

  private static final List<String> AT_INTAKE = List.of("duplicate", "echo", "held", "ignored");

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  static HopMeters of(MeterRegistry registry, String hop, boolean isIntake) {
    Tags tags = Tags.of("hop", hop);
    ANYWHERE.forEach(name -> events(registry, name, tags));
    if (isIntake) {
      AT_INTAKE.forEach(name -> events(registry, name, tags));
    }
    return new HopMeters(
        events(registry, "in", tags),
        events(registry, "out", tags),
        latency(registry, "signalbox.hop.latency", tags));
  }

  static Timer latency(MeterRegistry registry, String name, Tags tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
  }

  /** Notes what has passed since a time by a clock that may be another machine's, and ahead. */
  static void note(Timer timer, long since) {
    timer.record(Math.max(0, System.currentTimeMillis() - since), TimeUnit.MILLISECONDS);
  }

  private static Counter events(MeterRegistry registry, String name, Tags tags) {
    return registry.counter("signalbox.events." + name, tags);
  }
}
