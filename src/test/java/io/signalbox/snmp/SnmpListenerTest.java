package io.signalbox.snmp;

import static io.signalbox.testing.TrapSender.binding;
import static io.signalbox.testing.TrapSender.trap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** Traps and INFORMs up to a spool that a GATE can hold. */
class SnmpListenerTest {

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
  private static final String PASSPHRASE = "a-passphrase";
  private static final int PORT = Ports.free();

  @TempDir private static Path data;

  private static final Semaphore GATE = new Semaphore(1);
  private static final List<JsonNode> SPOOLED = new CopyOnWriteArrayList<>();

  private static TestSignalbox signalbox;
  private static Logged log;
  private static TrapListener listener;
  private static TrapSender sender;

  @BeforeAll
  static void start() throws Exception {
    log = new Logged();
    Path users = Files.writeString(data.resolve("users"), "one MD5 " + PASSPHRASE);
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "channel.spool.out", "direct:held-spool",
                "intake.batch.max-waiting-bytes", "20000",
                "intake.snmp.port", "" + PORT,
                "intake.snmp.communities", "public, second",
                "intake.snmp.site", "berlin",
                "intake.snmp.users-file", users.toString()));
    signalbox.context().addRoutes(new HeldSpool());
    listener = new TrapListener(signalbox.context(), PORT, SPOOLED);
    sender = new TrapSender(InetAddress.getLoopbackAddress(), PORT);
  }

  private static final class HeldSpool extends RouteBuilder {

    @Override
    public void configure() {
      from("direct:held-spool").routeId("held-spool").process(HeldSpool::take);
    }

    private static void take(Exchange exchange) throws InterruptedException {
      GATE.acquire();
      GATE.release();
      Json.read(exchange.getMessage().getBody(byte[].class)).forEach(SPOOLED::add);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    sender.close();
    signalbox.close();
    log.close();
    assertThat(String.join("\n", log.lines()))
        .doesNotContain(PASSPHRASE)
        .doesNotContain("Exception");
  }

  @Test
  void ofV1IsPutInTheFormOfV2() throws IOException {
    PDUv1 link = new PDUv1();
    link.setGenericTrap(PDUv1.LINKDOWN);
    link.setEnterprise(new OID("1.3.6.1.4.1.9.1.1"));
    link.setAgentAddress(new IpAddress("192.0.2.7"));
    link.setTimestamp(360_000);
    link.add(binding("1.3.6.1.2.1.2.2.1.1.3", new Integer32(3)));
    link.add(binding(SYS_NAME, new OctetString("of v1")));
    sender.v1("second", link);

    JsonNode event = listener.event("of v1");
    assertThat(event.path("source").asText()).isEqualTo("snmp");
    assertThat(event.path("detail-type").asText()).isEqualTo("SNMP Trap");
    assertThat(event.path("region").asText()).isEqualTo("berlin");
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:onprem:snmp:berlin::host/192.0.2.7");
    JsonNode detail = event.path("detail");
    assertThat(detail.path("version").asText()).isEqualTo("1");
    assertThat(detail.path("peer").asText()).isEqualTo("127.0.0.1");
    assertThat(detail.path("agent").asText()).isEqualTo("192.0.2.7");
    assertThat(detail.path("trap").asText()).isEqualTo(LINK_DOWN);
    assertThat(detail.path("trap-name").asText()).isEqualTo("linkDown");
    assertThat(detail.path("enterprise").asText()).isEqualTo("1.3.6.1.4.1.9.1.1");
    assertThat(detail.path("uptime").asDouble()).isEqualTo(3600);
    assertThat(detail.at("/values/ifIndex").asInt()).isEqualTo(3);
    assertThat(event.toString()).doesNotContain("second");
  }

  @Test
  void anEnterprisesOwnTrapOfV1HasAZeroInItsOid() throws IOException {
    PDUv1 own = new PDUv1();
    own.setGenericTrap(PDUv1.ENTERPRISE_SPECIFIC);
    own.setSpecificTrap(42);
    own.setEnterprise(new OID("1.3.6.1.4.1.20408.4"));
    own.add(binding(SYS_NAME, new OctetString("own of v1")));
    sender.v1("public", own);

    JsonNode detail = listener.event("own of v1").path("detail");
    assertThat(detail.path("trap").asText()).isEqualTo("1.3.6.1.4.1.20408.4.0.42");
    assertThat(detail.has("agent")).isFalse();
  }

  @Test
  void everyTypeOfValueIsReadable() throws IOException {
    PDU pdu =
        trap(
            new PDU(),
            "1.3.6.1.4.1.20408.4.0.1",
            binding(SYS_NAME, new OctetString("values")),
            binding("1.3.6.1.2.1.2.2.1.8.3", new Integer32(2)),
            binding("1.3.6.1.2.1.2.2.1.6.3", OctetString.fromHexString("00:1a:2b:ff:00:01")),
            binding("1.3.6.1.2.1.1.1.0", new OctetString("Bären\0")),
            binding(
                "1.3.6.1.2.1.25.1.2.0",
                OctetString.fromHexString("07:ea:01:05:08:1e:0f:02:2d:05:1e")),
            binding("1.3.6.1.2.1.1.2.0", new OID(LINK_DOWN)),
            binding("1.3.6.1.4.1.20408.1", new Counter64(-1)),
            binding("1.3.6.1.6.3.18.1.4.0", new OctetString("of-the-proxy")),
            binding("1.3.6.1.6.3.18.1.3.0", new IpAddress("192.0.2.9")));
    sender.v2("public", pdu);

    JsonNode event = listener.event("values");
    JsonNode detail = event.path("detail");
    assertThat(detail.path("values"))
        .isEqualTo(
            Json.read(
                """
                {"sysName": "values", "ifOperStatus": "down", "ifPhysAddress": "00:1a:2b:ff:00:01",
                 "sysDescr": "Bären", "hrSystemDate": "2026-01-05T08:30:15.2-05:30",
                 "sysObjectID": "linkDown"}
                """));
    assertThat(detail.path("uptime").asDouble()).isEqualTo(12.34);
    assertThat(detail.path("enterprise").asText()).isEqualTo("1.3.6.1.4.1.20408.4");
    assertThat(detail.path("varbinds").get(1))
        .isEqualTo(
            Json.read(
                """
                {"oid": "1.3.6.1.2.1.2.2.1.8.3", "type": "Integer32", "value": 2, "label": "down",
                 "name": "ifOperStatus.3"}
                """));
    assertThat(detail.at("/varbinds/6/value").asText()).isEqualTo("18446744073709551615");
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:onprem:snmp:berlin::host/192.0.2.9");
    assertThat(event.toString()).doesNotContain("of-the-proxy");
  }

  @Test
  void aWrongCommunityIsRefused() throws IOException {
    Map<String, Integer> before = listener.refused();
    sender.v2("wrong", trap(new PDU(), LINK_DOWN));
    listener.awaitRefused(before, Refusals.COMMUNITY, 1);
    sender.v1("Public", new PDUv1());
    listener.awaitRefused(before, Refusals.COMMUNITY, 2);
  }

  @Test
  void aRequestIsNoNotification() throws IOException {
    Map<String, Integer> before = listener.refused();
    PDU get = new PDU();
    get.setType(PDU.GET);
    sender.send("public", get);
    listener.awaitRefused(before, Refusals.NO_NOTIFICATION, 1);
  }

  @Test
  void anInformIsAnsweredOnceItIsOnTheSpoolAndNotBefore() throws Exception {
    int received = listener.counted("admitted");
    GATE.acquire();
    AtomicReference<PDU> answer = new AtomicReference<>();
    try {
      PDU pdu = trap(new PDU(), LINK_DOWN, binding(SYS_NAME, new OctetString("held")));
      sender.inform("public", pdu, 60_000, answer::set);
      await().until(() -> listener.counted("admitted") == received + 1);
      assertThat(answer).hasNullValue();
    } finally {
      GATE.release();
    }
    await().until(() -> answer.get() != null);
    assertThat(answer.get().getType()).isEqualTo(PDU.RESPONSE);
    assertThat(answer.get().size()).isEqualTo(3);
    listener.event("held");
  }

  @Test
  void whatFindsNoRoomIsCountedAndAnInformNotAnswered() throws Exception {
    int dropped = listener.counted("dropped");
    int unanswered = listener.counted("unanswered");
    int taken = listener.counted("admitted");
    int spooled = SPOOLED.size();
    int sent = 100;
    GATE.acquire();
    try {
      for (int i = 0; i < sent; i++) {
        sender.v2(
            "public",
            trap(new PDU(), LINK_DOWN, binding(SYS_NAME, new OctetString("x".repeat(500)))));
      }
      await()
          .until(
              () ->
                  listener.counted("admitted") == taken + sent
                      && listener.counted("dropped") > dropped);
      sender.user("one", AuthMD5.ID, PASSPHRASE, null, null);
      ScopedPDU inform =
          trap(new ScopedPDU(), LINK_DOWN, binding(SYS_NAME, new OctetString("x".repeat(500))));
      assertThat(sender.inform("one", SecurityLevel.AUTH_NOPRIV, inform, 1_000)).isNull();
      assertThat(listener.counted("unanswered")).isGreaterThan(unanswered);
    } finally {
      GATE.release();
    }
    await().until(() -> SPOOLED.size() - spooled + listener.counted("dropped") - dropped == sent);
  }
}
