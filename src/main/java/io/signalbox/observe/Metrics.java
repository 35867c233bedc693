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
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
public final class Metrics implements AutoCloseable {

  /** The media type of the text. */
  static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** What Camel puts on its own: the same on all meters of a process, and named as none of ours. */
  private static final String OF_CAMEL = "camelContext";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private JvmGcMetrics collections;

  /** Begins with none. */
  public Metrics() {
    registry.config().meterFilter(MeterFilter.ignoreTags(OF_CAMEL));
  }

  /** Where meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /**
   * All metrics now. Those of the Java process are there from the first time on: to load what they
   * ask would make each start longer.
   */
  synchronized String text() {
    if (collections == null) {
      collections = new JvmGcMetrics();
      process().forEach(each -> each.bindTo(registry));
    }
    return registry.scrape(TEXT);
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

  @Override
  public synchronized void close() {
    if (collections != null) {
      collections.close();
    }
    registry.close();
  }
}
