package io.signalbox.broker;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms2.Sjms2Component;

/**
 * The component {@code sjms2}, whose producers of the broker send within the transaction of the
 * consumer that an exchange came from: one flush to the disk then covers all that becomes of a
 * message, and a failure takes all of it back. Camel's own open a session for each message that
 * they send. An exchange from elsewhere is sent, and flushed, by itself as ever.
 */
public final class BrokerComponent extends Sjms2Component {

  private final ConnectionFactory consumers;
  private final ConnectionFactory producers;
  private final Transactions transactions;

  /** For the consumers and producers that use the broker's own factories; others are Camel's. */
  public BrokerComponent(Broker broker, Transactions transactions) {
    this.consumers = broker.connections();
    this.producers = broker.pool();
    this.transactions = transactions;
  }

  @Override
  protected SjmsEndpoint createSjmsEndpoint(String uri, String remaining) {
    return new BrokerEndpoint(uri, this, remaining);
  }

  boolean isConsumer(SjmsEndpoint endpoint) {
    return endpoint.isTransacted() && endpoint.getConnectionFactory() == consumers;
  }

  boolean isProducer(SjmsEndpoint endpoint) {
    return !endpoint.isTransacted() && endpoint.getConnectionFactory() == producers;
  }

  Transactions transactions() {
    return transactions;
  }
}
