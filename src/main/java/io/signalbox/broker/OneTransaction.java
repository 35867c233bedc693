package io.signalbox.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Steps whose messages to the broker are sent together or not at all, and with one flush to the
 * disk: in the transaction of the consumer that the exchange came from, or else in one of their
 * own.
 */
public final class OneTransaction implements Policy {

  private final ConnectionFactory connections;
  private final Transactions transactions;

  /** Begins transactions of its own on sessions of these connections. */
  public OneTransaction(ConnectionFactory connections, Transactions transactions) {
    this.connections = connections;
    this.transactions = transactions;
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // the steps stay as they are
  }

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> {
      if (transactions.of(exchange).filter(Transaction::isOfThisThread).isPresent()) {
        steps.process(exchange);
      } else {
        begin(exchange, steps);
      }
    };
  }

  private void begin(Exchange exchange, Processor steps) throws Exception {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      boolean committed =
          transactions.run(
              session,
              () -> {
                transactions.note(exchange, session);
                steps.process(exchange);
                if (exchange.getException() != null) {
                  throw exchange.getException();
                }
              });
      if (!committed) {
        throw new JMSException("the broker did not commit what was sent");
      }
    }
  }
}
