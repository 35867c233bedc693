package io.signalbox.snmp;

import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/**
 * A notification in the form of v2, whatever its version.
 *
 * @param trap says what happened, or null where the sender has not said it
 * @param uptime of the sender, or null
 * @param enterprise whose trap it is, or null for a standard one
 * @param agent the address of the origin as the sender says it, or null
 * @param bindings the others, in their order; a community that a proxy passes on is not among them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3584#section-3">RFC 3584, 3</a>
 */
record Notification(
    OID trap, TimeTicks uptime, OID enterprise, String agent, List<VariableBinding> bindings) {

  private static final OID TRAP_ADDRESS = new OID("1.3.6.1.6.3.18.1.3.0");
  private static final OID TRAP_COMMUNITY = new OID("1.3.6.1.6.3.18.1.4.0");
  private static final OID STANDARD_TRAPS = SnmpConstants.snmpTraps;
  private static final String NO_ADDRESS = "0.0.0.0";

  static Notification of(PDU pdu) {
    return pdu instanceof PDUv1 v1 ? ofV1(v1) : ofV2(pdu);
  }

  private static Notification ofV1(PDUv1 pdu) {
    Notification rest = ofV2(pdu);
    String address = String.valueOf(pdu.getAgentAddress());
    return new Notification(
        trap(pdu),
        new TimeTicks(pdu.getTimestamp()),
        // of a proxy's varbinds those win that the PDU has fields for
        pdu.getEnterprise(),
        address.equals(NO_ADDRESS) ? rest.agent : address,
        rest.bindings);
  }

  private static OID trap(PDUv1 pdu) {
    boolean own = pdu.getGenericTrap() == PDUv1.ENTERPRISE_SPECIFIC;
    OID trap = new OID(own ? pdu.getEnterprise() : STANDARD_TRAPS);
    if (own) {
      trap.append(0);
    }
    return trap.append(own ? pdu.getSpecificTrap() : pdu.getGenericTrap() + 1);
  }

  private static Notification ofV2(PDU pdu) {
    OID trap = null;
    TimeTicks uptime = null;
    OID enterprise = null;
    String agent = null;
    List<VariableBinding> bindings = new ArrayList<>();
    for (VariableBinding each : pdu.getVariableBindings()) {
      OID oid = each.getOid();
      if (trap == null && isTrap(oid) && each.getVariable() instanceof OID value) {
        trap = value;
      } else if (uptime == null
          && SnmpConstants.sysUpTime.equals(oid)
          && each.getVariable() instanceof TimeTicks value) {
        uptime = value;
      } else if (enterprise == null
          && SnmpConstants.snmpTrapEnterprise.equals(oid)
          && each.getVariable() instanceof OID value) {
        enterprise = value;
      } else if (TRAP_ADDRESS.equals(oid) && each.getVariable() instanceof IpAddress value) {
        agent = value.toString();
      } else if (!TRAP_COMMUNITY.equals(oid)) {
        bindings.add(each);
      }
    }
    return new Notification(
        trap, uptime, enterprise == null ? enterprise(trap) : enterprise, agent, bindings);
  }

  private static boolean isTrap(OID oid) {
    return SnmpConstants.snmpTrapOID.equals(oid);
  }

  /** What the trap's own number is below of, with or without the 0 of a trap that v1 knows. */
  private static OID enterprise(OID trap) {
    if (trap == null || trap.size() < 3 || trap.startsWith(STANDARD_TRAPS)) {
      return null;
    }
    boolean zero = trap.get(trap.size() - 2) == 0;
    return new OID(trap.getValue(), 0, trap.size() - (zero ? 2 : 1));
  }
}
