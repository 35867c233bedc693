package io.signalbox.broker;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Set<String> aloneTopics;
  private final Map<String, Lanes> lanes;

  /**
   * For the consumers and producers that use the broker's own factories; others are Camel's.
   *
   * @param aloneTopics the names of topics that are sent to by themselves, not in a transaction
   * @param lanes those that the queues have whose names these are
   */
  public BrokerComponent(
      Broker broker, Transactions transactions, Set<String> aloneTopics, Map<String, Lanes> lanes) {
    this.consumers = broker.connections();
    this.producers = broker.pool();
    this.transactions = transactions;
    this.aloneTopics = aloneTopics;
    this.lanes = lanes;
  }

  @Override
  protected SjmsEndpoint createSjmsEndpoint(String uri, String remaining) {
    return new BrokerEndpoint(uri, this, remaining);
  }

  boolean isConsumer(SjmsEndpoint endpoint) {
    return endpoint.isTransacted() && endpoint.getConnectionFactory() == consumers;
  }

  boolean isProducer(SjmsEndpoint endpoint) {
    return !endpoint.isTransacted()
        && endpoint.getConnectionFactory() == producers
        && !(endpoint.isTopic() && aloneTopics.contains(endpoint.getDestinationName()));
  }

  /** What each consumer of the endpoint takes; none where all take all there is. */
  List<String> selectors(SjmsEndpoint endpoint) {
    return lanes.getOrDefault(endpoint.getDestinationName(), Lanes.NONE).selectors();
  }

  Transactions transactions() {
    return transactions;
  }
}
