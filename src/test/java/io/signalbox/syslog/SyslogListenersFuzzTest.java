package io.signalbox.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.event.Json;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated messages through the listeners: no exception is logged, each connection ends, nothing is
 * kept in memory, and the listeners take more.
 */
class SyslogListenersFuzzTest {

  /** By each of TCP and UDP. */
  private static final int MUTATIONS = Integer.getInteger("signalbox.syslog.mutations", 10_000);

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int TCP = Ports.free();
  private static final int UDP = Ports.free();
  private static final int A_CONNECTION = 250;

  /** Not faster than they can be read, so that each is seen. */
  private static final int AT_ONCE = 100;

  private static final int LARGEST_DATAGRAM = 65_507;

  /** More than a collection leaves behind by chance, and less than what so many could leave. */
  private static final long MOST_KEPT_BYTES = 16 << 20;

  @TempDir private static Path data;
  private static final Set<String> ARRIVED = ConcurrentHashMap.newKeySet();
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "channel.spool.out", "direct:taken",
                "intake.syslog.tcp.port", "" + TCP,
                "intake.syslog.udp.port", "" + UDP));
    signalbox
        .context()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:taken").routeId("taken").process(SyslogListenersFuzzTest::take);
              }
            });
  }

  /** What the spool gets is JSON, whatever came. */
  private static void take(Exchange exchange) {
    Json.read(exchange.getMessage().getBody(byte[].class))
        .forEach(
            event -> {
              String message = event.at("/detail/message").asText();
              if (message.startsWith("after it")) {
                ARRIVED.add(message);
              }
            });
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @Test
  void byTcp() throws IOException {
    MutatedMessages messages = new MutatedMessages(6587);
    connection(messages);
    long before = used();
    try (Logged log = new Logged()) {
      for (int sent = 0; sent < MUTATIONS; sent += A_CONNECTION) {
        connection(messages);
      }
      takesMore(log, before, "after it by tcp", text -> Senders.tcp(TCP, text + "\n"));
    }
  }

  /**
   * A connection whose messages are divided by line, or counted; the listener ends it at its end.
   */
  private static void connection(MutatedMessages messages) throws IOException {
    try (Socket socket = Senders.connect(TCP)) {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < A_CONNECTION; i++) {
        byte[] message = messages.next();
        if (i % 2 == 0) {
          out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(message);
        if (i % 2 == 1) {
          out.write('\n');
        }
      }
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void byUdp() throws IOException {
    MutatedMessages messages = new MutatedMessages(5426);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), UDP);
    try (Logged log = new Logged();
        DatagramSocket socket = new DatagramSocket()) {
      long before = used();
      for (int sent = 0; sent < MUTATIONS; ) {
        byte[] message = messages.next();
        if (message.length > 0 && message.length <= LARGEST_DATAGRAM) {
          socket.send(new DatagramPacket(message, message.length, address));
          sent++;
          awaitEach(sent);
        }
      }
      takesMore(
          log,
          before,
          "after it by udp",
          text -> Senders.udp(InetAddress.getLoopbackAddress(), UDP, text));
    }
  }

  private static void awaitEach(int sent) {
    if (sent % AT_ONCE == 0) {
      await().atMost(LONGEST).pollInterval(Duration.ofMillis(2)).until(() -> received() >= sent);
    }
  }

  private static double received() {
    return signalbox
        .context()
        .getRegistry()
        .findSingleByType(MeterRegistry.class)
        .get("signalbox.listener.received")
        .tag("listener", "syslog-udp")
        .counter()
        .count();
  }

  private interface Sender {
    void send(String text);
  }

  private static void takesMore(Logged log, long before, String text, Sender sender) {
    sender.send("<34>app: " + text);
    await().atMost(LONGEST).until(() -> ARRIVED.contains(text));
    assertThat(used() - before).isLessThan(MOST_KEPT_BYTES);
    assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
