package io.signalbox.broker;

import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.SjmsProducer;
import org.apache.camel.component.sjms.jms.MessageCreator;

/** Sends in the transaction that the exchange belongs to, and by itself where there is none. */
final class JoiningProducer extends SjmsProducer {

  private final Transactions transactions;

  JoiningProducer(SjmsEndpoint endpoint, Transactions transactions) {
    super(endpoint);
    this.transactions = transactions;
  }

  @Override
  protected void doSend(
      Exchange exchange, boolean inOut, String destination, MessageCreator message)
      throws Exception {
    Optional<Transaction> transaction =
        transactions.of(exchange).filter(Transaction::isOfThisThread);
    // a request within a transaction would wait for an answer to what nobody can see yet
    if (inOut || transaction.isEmpty()) {
      super.doSend(exchange, inOut, destination, message);
    } else {
      transaction.get().send(key(destination), new InSession(destination, message));
    }
  }

  private String key(String destination) {
    return (getEndpoint().isTopic() ? "topic:" : "queue:") + destination;
  }

  private final class InSession implements Transaction.Sending {

    private final String destination;
    private final MessageCreator message;

    InSession(String destination, MessageCreator message) {
      this.destination = destination;
      this.message = message;
    }

    @Override
    public MessageProducer producer(Session session) throws Exception {
      return session.createProducer(
          getEndpoint()
              .getDestinationCreationStrategy()
              .createDestination(session, destination, getEndpoint().isTopic()));
    }

    @Override
    public void send(Session session, MessageProducer producer) throws Exception {
      getInOnlyTemplate().send(producer, message.createMessage(session));
    }
  }
}
