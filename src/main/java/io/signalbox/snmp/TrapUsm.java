package io.signalbox.snmp;

import java.io.IOException;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityParameters;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityStateReference;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmSecurityParameters;
import org.snmp4j.security.UsmUser;
import org.snmp4j.security.UsmUserEntry;
import org.snmp4j.security.UsmUserTable;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * The user-based security model with users of a file. It takes no message with less security than
 * its user has, and tells of each that it refuses.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3414">RFC 3414</a>
 */
final class TrapUsm extends USM {

  private final Users users;
  private final Refusals refusals;

  TrapUsm(SecurityProtocols protocols, LocalEngine engine, Users users, Refusals refusals) {
    super(
        protocols,
        engine.id(),
        engine.boots(),
        new CounterSupport(),
        new UsmUserTable(),
        new EngineTimes(engine.id(), engine.boots()));
    this.users = users;
    this.refusals = refusals;
  }

  @Override
  public UsmUserEntry getUser(
      OctetString engine, OctetString name, UsmUser.LocalizationGrant grant) {
    return users.now().entry(engine, name);
  }

  @Override
  public int processIncomingMsg(
      int version,
      int maxMessageSize,
      SecurityParameters parameters,
      SecurityModel model,
      int level,
      BERInputStream message,
      TransportStateReference transport,
      OctetString engine,
      OctetString name,
      BEROutputStream scopedPdu,
      Integer32 maxSizeOfResponse,
      SecurityStateReference state,
      StatusInformation information)
      throws IOException {
    int status =
        super.processIncomingMsg(
            version,
            maxMessageSize,
            parameters,
            model,
            level,
            message,
            transport,
            engine,
            name,
            scopedPdu,
            maxSizeOfResponse,
            state,
            information);
    int checked = status == SnmpConstants.SNMPv3_USM_OK ? checkLevel(engine, name, level) : status;
    if (isDiscovery(checked, engine, (UsmSecurityParameters) parameters)) {
      refusals.settle();
    } else if (checked != SnmpConstants.SNMPv3_USM_OK) {
      refusals.refuse(reason(checked));
      tellSender(checked, information);
    } else if (level == SecurityLevel.AUTH_PRIV) {
      // with another key it is authentic, and makes no sense
      refusals.suspect(Refusals.WRONG_SECRET);
    }
    return checked;
  }

  /**
   * An INFORM's sender asks for our engine's id so, and then for its clock.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3414#section-4">RFC 3414, 4</a>
   */
  private boolean isDiscovery(int status, OctetString engine, UsmSecurityParameters parameters) {
    return switch (status) {
      case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID -> engine.length() == 0;
      case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW ->
          engine.equals(getLocalEngineID())
              && parameters.getAuthoritativeEngineBoots() == 0
              && parameters.getAuthoritativeEngineTime() == 0;
      default -> false;
    };
  }

  private int checkLevel(OctetString engine, OctetString name, int level) {
    SnmpUser user = users.now().user(engine, name);
    if (user == null) {
      return SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME;
    }
    return level < user.level()
        ? SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL
        : SnmpConstants.SNMPv3_USM_OK;
  }

  /** In the clear: whoever has another password could not read it otherwise. */
  private static void tellSender(int status, StatusInformation information) {
    if (status == SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL
        || status == SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE) {
      information.setSecurityLevel(new Integer32(SecurityLevel.NOAUTH_NOPRIV));
    }
    if (status == SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL
        && information.getErrorIndication() == null) {
      information.setErrorIndication(
          new VariableBinding(SnmpConstants.usmStatsUnsupportedSecLevels, new Counter32(1)));
    }
  }

  private static String reason(int status) {
    return switch (status) {
      case SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME -> Refusals.UNKNOWN_USER;
      case SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE,
          SnmpConstants.SNMPv3_USM_AUTHENTICATION_ERROR ->
          Refusals.WRONG_DIGEST;
      case SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR -> Refusals.WRONG_SECRET;
      case SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL -> Refusals.LEVEL;
      case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW -> Refusals.TIME;
      case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID -> Refusals.ENGINE;
      default -> Refusals.UNDECODABLE;
    };
  }
}
