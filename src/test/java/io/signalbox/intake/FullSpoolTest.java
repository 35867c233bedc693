package io.signalbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.testing.Events;
import io.signalbox.testing.HealthOf;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.WaitingSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the listeners do while the spool takes no more, and that they lose nothing of it. */
@Tag("waits")
class FullSpoolTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MAX_BYTES = 50_000;
  private static final String LARGE = "<34>app: " + "x".repeat(30_000);

  private static final String OFFERS =
      "1 rsp 61 200 OK\nrelp_version=0\nrelp_software=signalbox\ncommands=syslog\n";
  private static final String TAKEN = "2 rsp 6 200 OK\n";

  private final int tcp = Ports.free();
  private final int udp = Ports.free();
  private final int relp = Ports.free();
  private final HealthOf health = new HealthOf(Ports.free());
  private int accepted;

  @TempDir private Path data;

  @Test
  void sendersWaitOrAreToldAndAllThatWasAcceptedComesOut() throws Exception {
    try (TestSignalbox signalbox = start(Map.of());
        WaitingSender sender = new WaitingSender(tcp, LARGE);
        Socket acknowledged = Senders.connect(relp)) {
      HttpResponse<String> refusal = fill(signalbox);
      assertThat(refusal.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(health.get("/ready").statusCode()).isEqualTo(503);
      assertThat(health.check("spool").path("bytes").asLong()).isGreaterThanOrEqualTo(MAX_BYTES);
      assertThat(health.check("spool").path("messages").asInt()).isEqualTo(accepted);
      assertThat(health.check("spool").path("reason").asText())
          .startsWith("the spool holds ")
          .endsWith("intake.spool.max-bytes=" + MAX_BYTES);

      sender.sendUntilStuck();
      Senders.write(acknowledged, "1 open 14 relp_version=0\n");
      assertThat(read(acknowledged, OFFERS.length())).isEqualTo(OFFERS);
      Senders.write(acknowledged, "2 syslog 7 <34>one\n");
      await().atMost(LONGEST).until(() -> counted(signalbox, "received", "relp") == 1);
      for (int i = 0; i < 10; i++) {
        Senders.udp(InetAddress.getLoopbackAddress(), udp, LARGE);
      }
      await().atMost(LONGEST).until(() -> counted(signalbox, "received", "udp") == 10);
      await().atMost(LONGEST).until(() -> counted(signalbox, "dropped", "udp") > 0);
      assertThat(acknowledged.getInputStream().available()).isZero();
      assertThat(signalbox.out().csv()).isEmpty();

      open(signalbox);
      int sent = sender.finish();
      assertThat(read(acknowledged, TAKEN.length())).isEqualTo(TAKEN);
      int byUdp = 10 - counted(signalbox, "dropped", "udp");
      await()
          .atMost(LONGEST)
          .untilAsserted(
              () -> assertThat(signalbox.out().csv()).hasSize(accepted + sent + 1 + byUdp));
      assertThat(post(signalbox).statusCode()).isEqualTo(202);
      await().atMost(LONGEST).until(() -> health.get("").body().contains("\"status\" : \"UP\""));
      assertThat(health.check("spool").path("full").asBoolean()).isFalse();
    }
  }

  @Test
  void itIsStillFullAfterARestart() {
    try (TestSignalbox signalbox = start(Map.of())) {
      fill(signalbox);
    }
    try (TestSignalbox signalbox = start(Map.of())) {
      assertThat(post(signalbox).statusCode()).isEqualTo(503);
      assertThat(health.check("spool").path("messages").asInt()).isEqualTo(accepted);
    }
  }

  @Test
  void itIsFullWhereTheDiskHasLessFreeThanItIsToHave() {
    String more = Long.toString(Long.MAX_VALUE / 20);
    try (TestSignalbox signalbox = start(Map.of("intake.spool.min-free-bytes", more))) {
      assertThat(post(signalbox).statusCode()).isEqualTo(503);
      assertThat(health.get("").statusCode()).isEqualTo(503);
      assertThat(health.get("/live").statusCode()).isEqualTo(200);
      assertThat(health.check("spool").path("reason").asText())
          .startsWith("the disk has ")
          .endsWith("intake.spool.min-free-bytes=" + more);
    }
  }

  /** With the next hop out of reach. */
  private TestSignalbox start(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>();
    keys.put("channel.org-resource-events.recipients", "direct:next?block=false");
    keys.put("errors.retry.max-seconds", "600");
    keys.put("errors.retry.max-delay-millis", "200");
    keys.put("intake.spool.max-bytes", Integer.toString(MAX_BYTES));
    keys.put("intake.batch.max-waiting-bytes", "100000");
    keys.put("intake.syslog.tcp.port", Integer.toString(tcp));
    keys.put("intake.syslog.udp.port", Integer.toString(udp));
    keys.put("intake.syslog.relp.port", Integer.toString(relp));
    keys.put("observe.port", Integer.toString(health.port()));
    keys.putAll(more);
    return TestSignalbox.start(data, keys);
  }

  /** Posts until that is refused, and answers with the refusal. */
  private HttpResponse<String> fill(TestSignalbox signalbox) {
    HttpResponse<String> answer = post(signalbox);
    while (answer.statusCode() == 202) {
      accepted++;
      answer = post(signalbox);
    }
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(accepted).isPositive();
    return answer;
  }

  private HttpResponse<String> post(TestSignalbox signalbox) {
    String id = "e-" + accepted;
    return signalbox
        .http()
        .post(Events.ec2(id, "i-" + accepted, "running").put("pad", "x".repeat(2_000)).toString());
  }

  private static void open(TestSignalbox signalbox) throws Exception {
    signalbox
        .context()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:next").to("{{channel.org-resource-events.out}}");
              }
            });
  }

  private static String read(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
  }

  private static int counted(TestSignalbox signalbox, String what, String transport) {
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
