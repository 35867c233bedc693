package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TrapSender;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.OctetString;

/** The component alone. */
class SnmpTrapComponentTest {

  private static final int LONG = 60_000;
  private static final int MOST_SENT = 5_000;

  /** 16 MiB of them are 278. */
  private static final int HELD_AT_LEAST = 270;

  @TempDir private Path data;

  @Test
  void itListensOnAnAddressOfIpv6() throws Exception {
    InetAddress host = InetAddress.getByName("::1");
    assumeThat(NetworkInterface.getByInetAddress(host)).isNotNull();
    int port = Ports.free();
    try (TrapListener listener = TrapListener.start(data, List.of(), "[::1]", port);
        TrapSender sender = new TrapSender(host, port)) {
      sender.v2("public", named("of IPv6"));
      JsonNode event = listener.event("of IPv6");
      assertThat(event.at("/detail/peer").asText()).isEqualTo("::1");
      assertThat(event.at("/resources/0").asText()).isEqualTo("arn:onprem:snmp:main::host/::1");
    }
  }

  @Test
  void aRouteThatHoldsItsThreadsKeepsSoMuchInMemoryAndNoMore() throws Exception {
    try (TrapListener listener = TrapListener.start(data, List.of());
        TrapSender sender = new TrapSender(listener.address(), listener.port())) {
      int sent = 0;
      listener.hold();
      try {
        while (listener.counted("dropped") == 0 && sent < MOST_SENT) {
          sender.v2("public", named("x".repeat(LONG)));
          sent++;
        }
        assertThat(listener.counted("dropped")).isPositive();
        assertThat(listener.counted("admitted")).isEqualTo(1);
      } finally {
        listener.release();
      }
      // all that is held, if the system has not dropped some itself
      await().until(() -> listener.counted("admitted") > HELD_AT_LEAST);
      sender.v2("public", named("after it"));
      listener.event("after it");
    }
  }

  private static PDU named(String sysName) {
    return TrapSender.trap(
        new PDU(),
        "1.3.6.1.6.3.1.1.5.1",
        TrapSender.binding("1.3.6.1.2.1.1.5.0", new OctetString(sysName)));
  }

  @Test
  void anAddressWithoutAPortIsRefused() {
    CamelContext context = new DefaultCamelContext();
    for (String uri : List.of("snmp-trap:localhost", "snmp-trap:localhost:x")) {
      assertThatThrownBy(() -> context.getEndpoint(uri))
          .rootCause()
          .hasMessageContaining("snmp-trap needs a host and a port");
    }
  }
}
