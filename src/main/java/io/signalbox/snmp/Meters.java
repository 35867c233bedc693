package io.signalbox.snmp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * What a listener counts.
 *
 * @param registry holds the counters
 * @param received messages that came, whatever became of them
 * @param admitted notifications that were let in
 * @param dropped traps that there was no room for
 * @param unanswered INFORMs that could not be put on disk, which their senders repeat
 */
record Meters(
    MeterRegistry registry,
    Counter received,
    Counter admitted,
    Counter dropped,
    Counter unanswered) {

  private static final Tags LISTENER = Tags.of("listener", "snmp");

  static Meters of(CamelContext context) {
    MeterRegistry registry =
        MicrometerUtils.getOrCreateMeterRegistry(
            context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
    Refusals.REASONS.forEach(reason -> refused(registry, reason));
    return new Meters(
        registry,
        registry.counter("signalbox.listener.received", LISTENER),
        registry.counter("signalbox.listener.admitted", LISTENER),
        registry.counter("signalbox.listener.dropped", LISTENER),
        registry.counter("signalbox.listener.unanswered", LISTENER));
  }

  /** Messages that were not let in, for this reason. */
  Counter refused(String reason) {
    return refused(registry, reason);
  }

  private static Counter refused(MeterRegistry registry, String reason) {
    return registry.counter("signalbox.listener.refused", LISTENER.and("reason", reason));
  }
}
