package io.signalbox.syslog.listen;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
    return new Meters(
        registry.counter("signalbox.syslog.received", "transport", transport),
        registry.counter("signalbox.syslog.truncated", "transport", transport),
        registry.counter("signalbox.syslog.dropped", "transport", transport),
        registry.counter("signalbox.syslog.refused", "transport", transport));
  }
}
