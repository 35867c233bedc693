package io.signalbox.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * All that is counted, as Prometheus reads it. What there is stands in {@code
 * routes/observe/README.md}.
 */
public final class Metrics implements AutoCloseable {

  /** What Camel puts on its own: the same on all meters of a process, and named as none of ours. */
  private static final String OF_CAMEL = "camelContext";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Begins with the meters of the Java process. */
  public Metrics() {
    registry.config().meterFilter(MeterFilter.ignoreTags(OF_CAMEL));
    process().forEach(each -> each.bindTo(registry));
  }

  private List<MeterBinder> process() {
    return List.of(
        new ClassLoaderMetrics(),
        new FileDescriptorMetrics(),
        collections,
        new JvmMemoryMetrics(),
        new JvmThreadMetrics(),
        new ProcessorMetrics(),
        new UptimeMetrics());
  }

  /** Where others register their meters. */
  public MeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
