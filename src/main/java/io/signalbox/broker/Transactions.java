package io.signalbox.broker;

import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.sjms.SjmsConstants;

/** The transactions that consumers of the broker have open, one a session. */
public final class Transactions {

  private final Map<Session, Transaction> open = new ConcurrentHashMap<>();

  /** The one that the exchange, or what it is a copy of, was received in, as long as it is open. */
  public Optional<Transaction> of(Exchange exchange) {
    Session session = exchange.getProperty(SjmsConstants.JMS_SESSION, Session.class);
    return session == null ? Optional.empty() : Optional.ofNullable(open.get(session));
  }

  /** Does the work in a transaction of the session, and rolls it back where the work fails. */
  void run(Session session, Work work) throws Exception {
    Transaction transaction = new Transaction(session);
    open.put(session, transaction);
    try {
      work.run();
    } catch (Exception | Error e) {
      open.remove(session);
      transaction.rollBack();
      throw e;
    }
    open.remove(session);
    transaction.commit();
  }

  /** What is done in a transaction. */
  interface Work {
    void run() throws Exception;
  }
}
