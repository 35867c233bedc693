package io.signalbox.syslog.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.event.Json;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.WaitingSender;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool that takes nothing until a GATE is opened. */
class SlowSpoolTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int TCP = Ports.free();
  private static final int UDP = Ports.free();
  private static final int RELP = Ports.free();

  @TempDir private static Path data;

  private static final Semaphore GATE = new Semaphore(0);
  private static final AtomicInteger ARRIVED = new AtomicInteger();
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "channel.spool.out", "direct:slow-spool",
                "intake.batch.max-waiting-bytes", "20000",
                "intake.syslog.tcp.port", "" + TCP,
                "intake.syslog.udp.port", "" + UDP,
                "intake.syslog.relp.port", "" + RELP));
    signalbox.context().addRoutes(new SlowSpool());
  }

  private static final class SlowSpool extends RouteBuilder {

    @Override
    public void configure() {
      from("direct:slow-spool").routeId("slow-spool").process(SlowSpool::take);
    }

    private static void take(Exchange exchange) throws InterruptedException {
      GATE.acquire();
      GATE.release();
      byte[] body = exchange.getMessage().getBody(byte[].class);
      ARRIVED.addAndGet(Json.read(body).size());
    }
  }

  @BeforeEach
  void closeTheGate() {
    GATE.drainPermits();
    ARRIVED.set(0);
  }

  @AfterAll
  static void stop() {
    GATE.release();
    signalbox.close();
  }

  @Test
  void aSenderByTcpWaitsAndLosesNothing() throws Exception {
    int sent;
    try (WaitingSender sender = new WaitingSender(TCP, "<34>app: " + "x".repeat(990))) {
      sender.sendUntilStuck();
      assertThat(ARRIVED).hasValue(0);

      GATE.release();
      sent = sender.finish();
    }
    await().atMost(LONGEST).untilAsserted(() -> assertThat(ARRIVED).hasValue(sent));
  }

  @Test
  void whatFindsNoRoomByUdpIsCounted() {
    int sent = 200;
    for (int i = 0; i < sent; i++) {
      Senders.udp(InetAddress.getLoopbackAddress(), UDP, "<34>app: " + "x".repeat(990));
    }
    await().atMost(LONGEST).until(() -> counted("received", "udp") == sent && dropped() > 0);

    GATE.release();
    await()
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(ARRIVED.get() + dropped()).isEqualTo(sent));
    assertThat(ARRIVED.get()).isPositive();
  }

  @Test
  void aMessageByRelpIsAnsweredOnceItIsOnTheSpool() throws Exception {
    try (Socket socket = Senders.connect(RELP)) {
      InputStream answers = socket.getInputStream();
      Senders.write(socket, "1 open 14 relp_version=0\n");
      String offers = "1 rsp 61 200 OK\nrelp_version=0\nrelp_software=signalbox\ncommands=syslog\n";
      assertThat(new String(answers.readNBytes(offers.length()), StandardCharsets.US_ASCII))
          .isEqualTo(offers);
      Senders.write(socket, "2 syslog 7 <34>one\n3 syslog 7 <34>two\n4 close 0\n");
      await().atMost(LONGEST).until(() -> counted("received", "relp") == 2);
      assertThat(answers.available()).isZero();

      GATE.release();
      assertThat(new String(answers.readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("2 rsp 6 200 OK\n3 rsp 6 200 OK\n4 rsp 0\n0 serverclose 0\n");
      assertThat(ARRIVED).hasValue(2);
    }
  }

  private int dropped() {
    return counted("dropped", "udp");
  }

  private int counted(String what, String transport) {
    return (int)
        signalbox
            .context()
            .getRegistry()
            .findSingleByType(MeterRegistry.class)
            .get("signalbox.listener." + what)
            .tag("listener", "syslog-" + transport)
            .counter()
            .count();
  }
}
