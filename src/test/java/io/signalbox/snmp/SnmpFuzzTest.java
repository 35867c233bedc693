package io.signalbox.snmp;

import static io.signalbox.testing.TrapSender.binding;
import static io.signalbox.testing.TrapSender.trap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Logged;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.OctetString;

/** Datagrams of all versions, mutated: whatever comes, the listener goes on. */
class SnmpFuzzTest {

  private static final int MUTATIONS = Integer.getInteger("signalbox.snmp.mutations", 20_000);
  private static final long SEED = 3584;

  /** Not faster than they can be read, so that each is seen. */
  private static final int AT_ONCE = 200;

  private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";

  /** More than a collection leaves behind by chance, and less than what so many could leave. */
  private static final long MOST_KEPT_BYTES = 16 << 20;

  private final Random random = new Random(SEED);

  @Test
  void whateverComesTheListenerGoesOn(@TempDir Path data) throws Exception {
    List<byte[]> seeds = Datagrams.seeds();
    try (Logged log = new Logged();
        TrapListener listener =
            TrapListener.start(data, List.of("nobody", "MD5 MD5 a-passphrase"));
        DatagramSocket socket = new DatagramSocket()) {
      InetSocketAddress address = new InetSocketAddress(listener.address(), listener.port());
      long before = used();
      for (int sent = 1; sent <= MUTATIONS; sent++) {
        byte[] bytes = Datagrams.mutate(seeds.get(random.nextInt(seeds.size())), random);
        socket.send(new DatagramPacket(bytes, bytes.length, address));
        if (sent % AT_ONCE == 0) {
          awaitMessages(listener, sent);
          listener.forget();
        }
      }
      takesMore(listener);
      assertThat(used() - before).isLessThan(MOST_KEPT_BYTES);
      assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
    }
  }

  private static void takesMore(TrapListener listener) throws IOException {
    try (TrapSender sender = new TrapSender(listener.address(), listener.port())) {
      sender.v2(
          "public",
          trap(new PDU(), "1.3.6.1.6.3.1.1.5.1", binding(SYS_NAME, new OctetString("after it"))));
      listener.event("after it");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void awaitMessages(TrapListener listener, int count) {
    await().pollInterval(Duration.ofMillis(2)).until(() -> listener.counted("received") >= count);
  }
}
