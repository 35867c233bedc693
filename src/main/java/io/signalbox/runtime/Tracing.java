package io.signalbox.runtime;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.signalbox.config.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.Registry;

/**
 * Spans of the hops, sent to a collector by OTLP over HTTP. The context goes from hop to hop in the
 * attribute {@code traceparent}. Where there is no collector, none of this is loaded.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>
 */
final class Tracing extends MainListenerSupport implements AutoCloseable {

  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final double PERCENT = 100;
  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);
  private static final long LONGEST_END_SECONDS = 5;

  /** What is within a hop, of which a span each would say little and cost much. */
  private static final String WITHIN = "direct:*,bus:*,batch:*,freemarker:*,log:*,micrometer:*";

  private final SdkTracerProvider provider;

  private Tracing(Settings settings) {
    double ratio = settings.getInt("observe.traces.sample-percent") / PERCENT;
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE, "signalbox"))))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(url(settings.get("observe.traces.endpoint")))
                            .build())
                    .setScheduleDelay(BETWEEN_REQUESTS)
                    .build())
            .build();
  }

  /** Whether the settings name a collector. */
  static boolean isWanted(Settings settings) {
    return !settings.get("observe.traces.endpoint").isEmpty();
  }

  static Tracing to(Settings settings) {
    return new Tracing(settings);
  }

  /** A collector's own path is added, as all that speak OTLP do. */
  private static String url(String endpoint) {
    String base = endpoint.replaceFirst("/+$", "");
    return base.endsWith("/v1/traces") ? base : base + "/v1/traces";
  }

  /** Before the routes are made, each of which it takes part in. */
  @Override
  public void afterConfigure(BaseMainSupport main) {
    CamelContext context = main.getCamelContext();
    Registry registry = context.getRegistry();
    registry.bind("openTelemetryTracer", provider.get("io.signalbox"));
    registry.bind(
        "contextPropagators", ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
    OpenTelemetryTracer tracer = new OpenTelemetryTracer();
    tracer.setCamelContext(context);
    tracer.setExcludePatterns(WITHIN);
    tracer.init(context);
  }

  /** Sends what has ended, for a few seconds at most. */
  @Override
  public void close() {
    provider.shutdown().join(LONGEST_END_SECONDS, TimeUnit.SECONDS);
  }
}
