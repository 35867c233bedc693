package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.testing.Ports;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A listener, the events that came of it, and what it has counted. */
final class TrapListener implements AutoCloseable {

  private final CamelContext context;
  private final int port;
  private final List<JsonNode> events;

  /** What the route of the component alone passes. */
  private final Semaphore gate = new Semaphore(1);

  /** That of a context that runs already. */
  TrapListener(CamelContext context, int port, List<JsonNode> events) {
    this.context = context;
    this.port = port;
    this.events = events;
  }

  /** Starts the component alone, for the community {@code public} and the users of these lines. */
  static TrapListener start(Path directory, List<String> users) throws Exception {
    return start(directory, users, "127.0.0.1", Ports.free());
  }

  static TrapListener start(Path directory, List<String> users, String host, int port)
      throws Exception {
    SnmpSecurity security = new SnmpSecurity();
    security.setCommunities("public");
    security.setDirectory(directory.toString());
    security.setUsersFile(Files.write(directory.resolve("users"), users).toString());
    CamelContext context = new DefaultCamelContext();
    TrapListener listener = new TrapListener(context, port, new CopyOnWriteArrayList<>());
    context.getRegistry().bind("security", security);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("snmp-trap:" + host + ":" + port + "?security=#bean:security")
                .process(listener::take);
          }
        });
    context.start();
    return listener;
  }

  private void take(Exchange exchange) throws InterruptedException {
    gate.acquire();
    gate.release();
    events.add(exchange.getMessage().getBody(JsonNode.class));
  }

  /** Has the route hold its threads. */
  void hold() throws InterruptedException {
    gate.acquire();
  }

  /** Lets them go on. */
  void release() {
    gate.release();
  }

  int port() {
    return port;
  }

  InetAddress address() {
    return InetAddress.getLoopbackAddress();
  }

  /** The event whose sysName has this value, as soon as it is there. */
  JsonNode event(String sysName) {
    await().until(() -> find(sysName) != null);
    return find(sysName);
  }

  /** Forgets the events so far. */
  void forget() {
    events.clear();
  }

  private JsonNode find(String sysName) {
    return events.stream()
        .filter(event -> event.at("/detail/values/sysName").asText().equals(sysName))
        .findFirst()
        .orElse(null);
  }

  /** What the counter of this name says. */
  int counted(String what) {
    return (int) meters().get("signalbox.listener." + what).counter().count();
  }

  /** How many were refused, by reason. */
  Map<String, Integer> refused() {
    Map<String, Integer> refused = new HashMap<>();
    for (Counter each : meters().find("signalbox.listener.refused").counters()) {
      refused.put(each.getId().getTag("reason"), (int) each.count());
    }
    return refused;
  }

  /** Waits until so many more than before were refused for this reason, and for no other. */
  void awaitRefused(Map<String, Integer> before, String reason, int more) {
    Map<String, Integer> expected = new HashMap<>(before);
    expected.merge(reason, more, Integer::sum);
    await().untilAsserted(() -> assertThat(refused()).isEqualTo(expected));
  }

  private MeterRegistry meters() {
    return context.getRegistry().findSingleByType(MeterRegistry.class);
  }

  @Override
  public void close() {
    context.stop();
  }
}
