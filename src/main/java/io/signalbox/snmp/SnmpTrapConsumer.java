package io.signalbox.snmp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.UdpAddress;

/** Makes an exchange of each notification, and answers an INFORM when that is done. */
final class SnmpTrapConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(SnmpTrapConsumer.class);

  private final SnmpTrapEndpoint endpoint;
  private Refusals refusals;
  private TrapEvents events;
  private volatile TrapTransport transport;
  private ScheduledExecutorService reports;

  SnmpTrapConsumer(SnmpTrapEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    refusals = new Refusals(Meters.of(endpoint.getCamelContext()));
    events = new TrapEvents(endpoint.getSite(), names(), Clock.systemUTC());
    MessageDispatcherImpl dispatcher = dispatcher();
    transport =
        new TrapTransport(
            new UdpAddress(InetAddress.getByName(endpoint.getHost()), endpoint.getPort()),
            endpoint.getReceiveBufferBytes(),
            refusals);
    dispatcher.addTransportMapping(transport);
    transport.addTransportListener(dispatcher);
    transport.listen();
    refusals.listenOn(endpoint.getPort());
    reports =
        endpoint
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, "snmp-trap-reports");
    reports.scheduleAtFixedRate(refusals::tell, 1, 1, TimeUnit.MINUTES);
  }

  private ObjectNames names() {
    String mibs = endpoint.getMibDirectory();
    return mibs.isEmpty() ? ObjectNames.standard() : ObjectNames.of(Path.of(mibs));
  }

  /** Whether its socket is open. */
  boolean isListening() {
    TrapTransport open = transport;
    return open != null && open.isListening();
  }

  @Override
  protected void doStop() throws Exception {
    if (reports != null) {
      endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(reports);
    }
    if (transport != null) {
      transport.close();
      refusals.tell();
    }
    super.doStop();
  }

  private MessageDispatcherImpl dispatcher() {
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    TrapUsm usm = endpoint.getSecurity().usm(refusals);
    // all of it our own: those of snmp4j are shared by the whole process
    dispatcher.addMessageProcessingModel(
        new MPv3(
            usm.getLocalEngineID().getValue(),
            null,
            usm.getSecurityProtocols(),
            SecurityModels.getCollection(new SecurityModel[] {usm}),
            new CounterSupport()));
    dispatcher.addCommandResponder(this::take);
    return dispatcher;
  }

  private <A extends Address> void take(CommandResponderEvent<A> message) {
    message.setProcessed(true);
    PDU pdu = message.getPDU();
    if (!isNotification(pdu)) {
      refusals.refuse(Refusals.NO_NOTIFICATION);
    } else if (isRefused(message)) {
      refusals.refuse(Refusals.COMMUNITY);
    } else if (isInform(pdu) && message.getStateReference() == null) {
      // it is repeated while the first is under way
      refusals.settle();
    } else {
      ObjectNode event = events.event(message);
      refusals.settle();
      refusals.meters().admitted().increment();
      publish(message, event);
    }
  }

  private <A extends Address> void publish(CommandResponderEvent<A> message, ObjectNode event) {
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(event);
    getAsyncProcessor().process(exchange, doneSync -> done(message, exchange));
  }

  private <A extends Address> void done(CommandResponderEvent<A> message, Exchange exchange) {
    Exception failure = exchange.getException();
    releaseExchange(exchange, false);
    if (!isInform(message.getPDU())) {
      if (failure != null) {
        refusals.drop(TrapEvents.peer(message));
      }
    } else if (failure != null) {
      refusals.leave(TrapEvents.peer(message));
      message
          .getMessageDispatcher()
          .releaseStateReference(message.getMessageProcessingModel(), message.getPduHandle());
    } else {
      answer(message);
    }
  }

  private static <A extends Address> void answer(CommandResponderEvent<A> message) {
    PDU response = (PDU) message.getPDU().clone();
    response.setType(PDU.RESPONSE);
    response.setErrorStatus(SnmpConstants.SNMP_ERROR_SUCCESS);
    response.setErrorIndex(0);
    try {
      message
          .getMessageDispatcher()
          .returnResponsePdu(
              message.getMessageProcessingModel(),
              message.getSecurityModel(),
              message.getSecurityName(),
              message.getSecurityLevel(),
              response,
              message.getMaxSizeResponsePDU(),
              message.getStateReference(),
              new StatusInformation());
    } catch (MessageException e) {
      // its sender tries again
      LOG.debug("An INFORM could not be answered: {}", e.toString());
    }
  }

  private static boolean isNotification(PDU pdu) {
    return pdu.getType() == PDU.TRAP || pdu.getType() == PDU.V1TRAP || isInform(pdu);
  }

  private static boolean isInform(PDU pdu) {
    return pdu.getType() == PDU.INFORM;
  }

  /** By its community; that of v3 has passed its user's checks. */
  private boolean isRefused(CommandResponderEvent<?> message) {
    return message.getSecurityModel() != SecurityModel.SECURITY_MODEL_USM
        && !endpoint.getSecurity().isCommunity(message.getSecurityName());
  }
}
