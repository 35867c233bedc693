package io.signalbox.testing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.config.Settings;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.routes.Refusal;
import io.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** The project's own routes, running in this JVM on a directory and a port of their own. */
public final class TestSignalbox implements AutoCloseable {

  private final Signalbox signalbox;
  private final Http http;
  private final Out out;

  private TestSignalbox(Signalbox signalbox, int port, Path data) {
    this.signalbox = signalbox;
    this.http = new Http(port);
    this.out = new Out(data);
  }

  /** Starts on {@code data} with these keys and values over the defaults. */
  public static TestSignalbox start(Path data, Map<String, String> overrides) {
    int port = Ports.free();
    Map<String, String> keys = new HashMap<>();
    keys.put("data.directory", data.toString());
    keys.put("intake.http.port", Integer.toString(port));
    keys.put("observe.port", "");
    // most tests are about the way of an event, so each is told by itself
    keys.put("notifications.default.interval-seconds", "0");
    // what a test has fail is soon tried again
    keys.put("delivery.circuit-breaker.open-seconds", "1");
    keys.put("notifications.default.max-per-hour", "0");
    keys.put("notifications.default.flap-changes", "0");
    keys.put("channel.redelivery-delay-seconds", "1");
    keys.put("errors.retry.max-seconds", "1");
    keys.put("errors.retry.delay-millis", "10");
    keys.putAll(overrides);
    Signalbox signalbox = new Signalbox(Settings.of(keys));
    try {
      signalbox.start();
    } catch (RuntimeException e) {
      signalbox.close();
      throw e;
    }
    return new TestSignalbox(signalbox, port, data);
  }

  public Http http() {
    return http;
  }

  public Out out() {
    return out;
  }

  /** Why route files were refused, by their names. */
  public List<Refusal> refusals() {
    return signalbox.routes().refusals();
  }

  /** Hands on a new version of a route file, as if it had been seen on disk. */
  public void change(String uri, String text) throws InterruptedException {
    signalbox.routes().change(Map.of(uri, text), Set.of());
  }

  /** The text of each route file that is known, by its URI. */
  public Map<String, String> texts() {
    return signalbox.routes().texts();
  }

  public CamelContext context() {
    return signalbox.context();
  }

  /** Sends to an endpoint of the running routes, such as a channel. */
  public ProducerTemplate producer() {
    return context().createProducerTemplate();
  }

  public List<DeadLetter> deadLetters(String queue) {
    return signalbox.deadLetters().list(queue);
  }

  /** The sum of the counters of this name. */
  public int count(String meter) {
    MeterRegistry meters = context().getRegistry().findSingleByType(MeterRegistry.class);
    return (int) meters.find(meter).counters().stream().mapToDouble(Counter::count).sum();
  }

  /** What the gauge of a queue says now. */
  public double gauge(String meter, String queue) {
    MeterRegistry meters = context().getRegistry().findSingleByType(MeterRegistry.class);
    return meters.get(meter).tag("queue", queue).gauge().value();
  }

  @Override
  public void close() {
    signalbox.close();
  }
}
