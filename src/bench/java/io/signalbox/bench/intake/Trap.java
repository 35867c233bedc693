package io.signalbox.bench.intake;

import io.signalbox.testing.TrapSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** A link-down trap of v2c. */
final class Trap {

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.3";
  private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2.3";

  private Trap() {}

  /** {@code SEQUENCE {version-2c, community, trap}} (RFC 1901). */
  static byte[] message() throws IOException {
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
