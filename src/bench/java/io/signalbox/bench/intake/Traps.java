package io.signalbox.bench.intake;

import io.signalbox.testing.TrapSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** Sends link-down traps of v2c, all of them the same. */
final class Traps {

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.3";
  private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2.3";

  private Traps() {}

  /** So many a second, in portions of a millisecond. */
  record Pace(int perSecond) {
    void await(long start, int sent) {
      long due = start + sent * 1_000_000_000L / perSecond;
      long left = due - System.nanoTime();
      if (left > 1_000_000) {
        LockSupport.parkNanos(left);
      }
    }
  }

  static void send(int port, int traps, Pace pace) throws IOException {
    ByteBuffer datagram = ByteBuffer.wrap(message());
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      long start = System.nanoTime();
      for (int i = 0; i < traps; i++) {
        pace.await(start, i);
        channel.write(datagram.rewind());
      }
    }
  }

  /** {@code SEQUENCE {version-2c, community, trap}} (RFC 1901). */
  private static byte[] message() throws IOException {
    PDU pdu =
        TrapSender.trap(
            new PDU(),
            LINK_DOWN,
            TrapSender.binding(IF_INDEX, new Integer32(3)),
            TrapSender.binding(IF_DESCR, new OctetString("GigabitEthernet0/3")));
    pdu.setType(PDU.TRAP);
    Integer32 version = new Integer32(1);
    OctetString community = new OctetString("public");
    int length = version.getBERLength() + community.getBERLength() + pdu.getBERLength();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BER.encodeHeader(out, BER.SEQUENCE, length);
    version.encodeBER(out);
    community.encodeBER(out);
    pdu.encodeBER(out);
    return out.toByteArray();
  }
}
