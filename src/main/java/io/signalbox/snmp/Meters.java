package io.signalbox.snmp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * What a listener counts.
 *
 * @param registry holds the counters
 * @param messages that came, whatever became of them
 * @param received notifications that were let in
 * @param dropped traps that there was no room for
 * @param unanswered INFORMs that could not be put on disk, which their senders repeat
 */
record Meters(
    MeterRegistry registry,
    Counter messages,
    Counter received,
    Counter dropped,
    Counter unanswered) {

  static Meters of(CamelContext context) {
    MeterRegistry registry =
        MicrometerUtils.getOrCreateMeterRegistry(
            context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
    return new Meters(
        registry,
        registry.counter("signalbox.snmp.messages"),
        registry.counter("signalbox.snmp.received"),
        registry.counter("signalbox.snmp.dropped"),
        registry.counter("signalbox.snmp.unanswered"));
  }

  /** Messages that were not let in, for this reason. */
  Counter refused(String reason) {
    return registry.counter("signalbox.snmp.refused", "reason", reason);
  }
}
