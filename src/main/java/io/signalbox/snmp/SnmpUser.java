package io.signalbox.snmp;

import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/**
 * A user of SNMPv3.
 *
 * @param name the security name
 * @param engine the sender's engine id, or null for any engine
 * @param authentication the protocol, or null without
 * @param authenticationPassphrase of 8 bytes or more, or null
 * @param privacy the protocol, or null without
 * @param privacyPassphrase of 8 bytes or more, or null
 */
record SnmpUser(
    OctetString name,
    OctetString engine,
    OID authentication,
    OctetString authenticationPassphrase,
    OID privacy,
    OctetString privacyPassphrase) {

  /** The security level that the user's messages must have, or a higher one. */
  int level() {
    if (privacy != null) {
      return SecurityLevel.AUTH_PRIV;
    }
    return authentication != null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.NOAUTH_NOPRIV;
  }

  /** Without the passphrases. */
  @Override
  public String toString() {
    return "SnmpUser[" + name + "]";
  }
}
