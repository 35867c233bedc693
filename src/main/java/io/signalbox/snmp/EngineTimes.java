package io.signalbox.snmp;

import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.smi.OctetString;

/**
 * The clocks of the engines that send traps. One that is not known yet is learned from its first
 * authentic message, and not, as snmp4j does, from any: or else a forged one could set an engine's
 * clock so that the engine itself is refused.
 */
final class EngineTimes extends UsmTimeTable {

  private static final long serialVersionUID = 1L;
  private static final int SHORTEST_ID = 5;
  private static final int LONGEST_ID = 32;

  EngineTimes(OctetString localEngine, int boots) {
    super(localEngine, boots);
  }

  @Override
  public int checkEngineID(OctetString engine, boolean discover, int boots, int time) {
    boolean possible = engine.length() >= SHORTEST_ID && engine.length() <= LONGEST_ID;
    return possible ? SnmpConstants.SNMPv3_USM_OK : SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID;
  }

  /** Comes once the message is known to be authentic. */
  @Override
  public synchronized int checkTime(UsmTimeEntry entry) {
    boolean local = getLocalTime().getEngineID().equals(entry.getEngineID());
    if (!local && getEntry(entry.getEngineID()) == null) {
      addEntry(
          new UsmTimeEntry(
              new OctetString(entry.getEngineID().getValue()),
              entry.getEngineBoots(),
              entry.getLatestReceivedTime()));
    }
    return super.checkTime(entry);
  }
}
