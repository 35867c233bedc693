package io.signalbox.snmp;

import static io.signalbox.testing.TrapSender.binding;
import static io.signalbox.testing.TrapSender.trap;

import io.signalbox.testing.TrapSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

/** Datagrams of every version as a sender makes them, and mutations of them. */
final class Datagrams {

  private static final int LARGEST = 65_000;
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";

  private Datagrams() {}

  /** One of v1, two of v2c, and two of v3, as they are on the wire. */
  static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    InetAddress host = InetAddress.getLoopbackAddress();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0));
        TrapSender sender = new TrapSender(host, socket.getLocalPort())) {
      PDUv1 v1 = new PDUv1();
      v1.setGenericTrap(PDUv1.ENTERPRISE_SPECIFIC);
      v1.setEnterprise(new OID("1.3.6.1.4.1.9.1.1"));
      v1.setAgentAddress(new IpAddress("192.0.2.7"));
      v1.add(binding("1.3.6.1.2.1.2.2.1.1.3", new Integer32(3)));
      sender.v1("public", v1);
      seeds.add(receive(socket));
      sender.v2("public", filled(new PDU()));
      seeds.add(receive(socket));
      sender.inform("public", filled(new PDU()), 60_000, answer -> {});
      seeds.add(receive(socket));
      sender.user("nobody", null, null, null, null);
      sender.v3("nobody", SecurityLevel.NOAUTH_NOPRIV, filled(new ScopedPDU()));
      seeds.add(receive(socket));
      sender.user("MD5", AuthMD5.ID, "a-passphrase", null, null);
      sender.v3("MD5", SecurityLevel.AUTH_NOPRIV, filled(new ScopedPDU()));
      seeds.add(receive(socket));
    }
    return seeds;
  }

  private static <P extends PDU> P filled(P pdu) {
    return trap(
        pdu,
        LINK_DOWN,
        binding("1.3.6.1.2.1.2.2.1.8.3", new Integer32(2)),
        binding("1.3.6.1.2.1.25.1.2.0", OctetString.fromHexString("07:ea:01:05:08:1e:0f:02")),
        binding("1.3.6.1.2.1.1.2.0", new OID(LINK_DOWN)),
        binding("1.3.6.1.4.1.20408.1", new Counter64(-1)));
  }

  private static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /**
   * The same with one to four things changed: never empty, and never too large to send. Half of
   * them keep their lengths, so that what is inside is read too.
   */
  static byte[] mutate(byte[] seed, Random random) {
    boolean keepsLengths = random.nextBoolean();
    byte[] bytes = seed;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      bytes = keepsLengths ? replaced(bytes, random) : changed(bytes, random);
    }
    return bytes.length == 0 || bytes.length > LARGEST ? seed : bytes;
  }

  private static byte[] replaced(byte[] bytes, Random random) {
    byte[] replaced = bytes.clone();
    replaced[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return replaced;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    int skipped = 0;
    switch (random.nextInt(5)) {
      case 0 -> {
        out.write(random.nextInt(256));
        skipped = 1;
      }
      case 1 -> out.write(random.nextInt(256));
      case 2 -> skipped = 1 + random.nextInt(9);
      case 3 -> skipped = bytes.length;
      default -> {
        // a length of up to four bytes
        out.write(0x81 + random.nextInt(4));
        out.write(random.nextInt(256));
        skipped = random.nextInt(3);
      }
    }
    int rest = Math.min(bytes.length, at + skipped);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }
}
