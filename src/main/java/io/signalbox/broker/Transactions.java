package io.signalbox.broker;

import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/** The transactions that consumers of the broker have open, one a session. */
public final class Transactions {

  private static final String PROPERTY = "SignalboxTransaction";

  private final Map<Session, Transaction> open = new ConcurrentHashMap<>();

  /** The one that the exchange, or what it is a copy of, was received in, as long as it is open. */
  public Optional<Transaction> of(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(PROPERTY, Transaction.class))
        .filter(Transaction::isOpen);
  }

  /**
   * Notes on an exchange that was just received which transaction it is in: an exchange that is
   * kept beyond the end, as an aggregation is, must not be taken for one of the session's next.
   */
  void note(Exchange exchange, Session session) {
    exchange.setProperty(PROPERTY, open.get(session));
  }

  /**
   * Does the work in a transaction of the session, and rolls it back where the work fails.
   *
   * @return whether it was committed
   */
  boolean run(Session session, Work work) throws Exception {
    Transaction transaction = new Transaction(session);
    open.put(session, transaction);
    try {
      work.run();
    } catch (Exception | Error e) {
      transaction.rollBack();
      throw e;
    } finally {
      open.remove(session);
    }
    return transaction.commit();
  }

  /** What is done in a transaction. */
  interface Work {
    void run() throws Exception;
  }
}
