package io.signalbox.broker;

import jakarta.jms.Message;
import jakarta.jms.Session;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.sjms.SjmsConsumer;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.consumer.EndpointMessageListener;

/** Makes exchanges that know which transaction they are in. */
final class TransactedListener extends EndpointMessageListener {

  private final Transactions transactions;

  TransactedListener(
      SjmsConsumer consumer, SjmsEndpoint endpoint, Processor route, Transactions transactions) {
    super(consumer, endpoint, route);
    this.transactions = transactions;
  }

  @Override
  public Exchange createExchange(Message message, Session session, Object replyDestination) {
    Exchange exchange = super.createExchange(message, session, replyDestination);
    transactions.note(exchange, session);
    return exchange;
  }
}
