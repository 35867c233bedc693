package io.signalbox.syslog.listen;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * What a listener counts, by transport.
 *
 * @param received messages that came
 * @param truncated messages of which the end was cut off
 * @param dropped messages that came and were not taken
 * @param refused connections that were not taken
 */
record Meters(Counter received, Counter truncated, Counter dropped, Counter refused) {

  static Meters of(CamelContext context, String transport) {
    MeterRegistry registry =
        MicrometerUtils.getOrCreateMeterRegistry(
            context.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
    Tags tags = Tags.of("listener", "syslog-" + transport);
    return new Meters(
        registry.counter("signalbox.listener.received", tags),
        registry.counter("signalbox.listener.truncated", tags),
        registry.counter("signalbox.listener.dropped", tags),
        registry.counter("signalbox.listener.connections.refused", tags));
  }
}
