package io.signalbox.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** Sends traps and INFORMs as agents do, from an engine of its own. */
public final class TrapSender implements AutoCloseable {

  public static final OctetString ENGINE = new OctetString(MPv3.createLocalEngineID());

  private static final int TRIES = 2;
  private static final int TIMEOUT_MILLIS = 30_000;

  private final UdpAddress listener;
  private final Snmp snmp;
  private final USM usm;

  public TrapSender(InetAddress host, int port) throws IOException {
    this(host, port, ENGINE, 1);
  }

  /** One whose engine was started so often. */
  public TrapSender(InetAddress host, int port, OctetString engine, int boots) throws IOException {
    listener = new UdpAddress(host, port);
    SecurityProtocols protocols = new SecurityProtocols(SecurityProtocolSet.any);
    usm = new USM(protocols, engine, boots, new CounterSupport());
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    dispatcher.addMessageProcessingModel(
        new MPv3(
            engine.getValue(),
            null,
            protocols,
            SecurityModels.getCollection(new SecurityModel[] {usm}),
            new CounterSupport()));
    snmp = new Snmp(dispatcher);
    snmp.addTransportMapping(new DefaultUdpTransportMapping(new UdpAddress(host, 0)));
    snmp.listen();
  }

  /** A user of v3; a protocol and its passphrase are null for none. */
  public void user(String name, OID authentication, String passphrase, OID privacy, String secret) {
    usm.addUser(
        new UsmUser(
            new OctetString(name),
            authentication,
            passphrase == null ? null : new OctetString(passphrase),
            privacy,
            secret == null ? null : new OctetString(secret)));
  }

  public void v1(String community, PDUv1 pdu) throws IOException {
    snmp.trap(pdu, community(community, SnmpConstants.version1));
  }

  public void v2(String community, PDU pdu) throws IOException {
    snmp.notify(pdu, community(community, SnmpConstants.version2c));
  }

  public void v3(String user, int level, ScopedPDU pdu) throws IOException {
    pdu.setContextEngineID(usm.getLocalEngineID());
    snmp.notify(pdu, user(user, level));
  }

  /** A request that nobody answers. */
  public void send(String community, PDU pdu) throws IOException {
    Target<UdpAddress> target = community(community, SnmpConstants.version2c);
    target.setTimeout(1);
    target.setRetries(0);
    snmp.send(pdu, target);
  }

  /** Sends one INFORM; the answer comes later, or null where there is none in time. */
  public void inform(String community, PDU pdu, int timeoutMillis, Consumer<PDU> answer)
      throws IOException {
    pdu.setType(PDU.INFORM);
    Target<UdpAddress> target = community(community, SnmpConstants.version2c);
    target.setTimeout(timeoutMillis);
    target.setRetries(0);
    snmp.inform(pdu, target, null, new Answer(answer));
  }

  private record Answer(Consumer<PDU> answer) implements ResponseListener {

    @Override
    public <A extends Address> void onResponse(ResponseEvent<A> event) {
      ((Snmp) event.getSource()).cancel(event.getRequest(), this);
      answer.accept(event.getResponse());
    }
  }

  /** The answer, or null where there is none in time. */
  public PDU inform(String user, int level, ScopedPDU pdu, int timeoutMillis) throws IOException {
    pdu.setType(PDU.INFORM);
    Target<UdpAddress> target = user(user, level);
    target.setTimeout(timeoutMillis);
    target.setRetries(0);
    return response(snmp.inform(pdu, target));
  }

  private static PDU response(ResponseEvent<?> event) {
    return event == null ? null : event.getResponse();
  }

  private Target<UdpAddress> community(String community, int version) {
    return target(new CommunityTarget<>(listener, new OctetString(community)), version);
  }

  private Target<UdpAddress> user(String user, int level) {
    UserTarget<UdpAddress> target = new UserTarget<>();
    target.setAddress(listener);
    target.setSecurityName(new OctetString(user));
    target.setSecurityLevel(level);
    return target(target, SnmpConstants.version3);
  }

  private static Target<UdpAddress> target(Target<UdpAddress> target, int version) {
    target.setVersion(version);
    target.setTimeout(TIMEOUT_MILLIS);
    target.setRetries(TRIES);
    return target;
  }

  /** A trap of v2 with an uptime of 12.34 s. */
  public static <P extends PDU> P trap(P pdu, String trap, VariableBinding... bindings) {
    pdu.setType(PDU.TRAP);
    pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(1234)));
    pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(trap)));
    for (VariableBinding each : bindings) {
      pdu.add(each);
    }
    return pdu;
  }

  public static VariableBinding binding(String oid, Variable value) {
    return new VariableBinding(new OID(oid), value);
  }

  @Override
  public void close() throws IOException {
    snmp.close();
  }
}
