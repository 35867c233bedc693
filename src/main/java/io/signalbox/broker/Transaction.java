package io.signalbox.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction of a consumer of the broker: the message that it took off its queue, and what was
 * sent meanwhile, become true together or not at all.
 */
public final class Transaction {

  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final Session session;
  private final Thread owner = Thread.currentThread();
  private final Map<String, MessageProducer> producers = new HashMap<>();
  private final List<Consumer<Boolean>> listeners = new ArrayList<>();
  private boolean hasSent;
  private Boolean outcome;

  /** Begins at a message of the session, on the thread that works on it. */
  Transaction(Session session) {
    this.session = session;
  }

  /** How a message is made and sent in the session of a transaction. */
  interface Sending {

    /** The producer of a destination. */
    MessageProducer producer(Session session) throws Exception;

    /** Makes the message and sends it. */
    void send(Session session, MessageProducer producer) throws Exception;
  }

  /** Whether this thread may use the session: JMS allows that to one alone. */
  boolean isOfThisThread() {
    return owner == Thread.currentThread();
  }

  /** Sends along, to a destination whose producer is kept until the end. */
  void send(String destination, Sending sending) throws Exception {
    MessageProducer producer = producers.get(destination);
    if (producer == null) {
      producer = sending.producer(session);
      producers.put(destination, producer);
    }
    noteSent();
    sending.send(session, producer);
  }

  /**
   * Takes all that is on a queue, which stays there if the transaction is rolled back.
   *
   * @return the texts of the messages, in their order
   */
  public List<String> takeAll(String queue) throws JMSException {
    List<String> texts = new ArrayList<>();
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      Message message = consumer.receiveNoWait();
      while (message != null) {
        texts.add(message.getBody(String.class));
        message = consumer.receiveNoWait();
      }
    }
    return texts;
  }

  /** Whether anything depends on it that was sent. */
  public synchronized boolean hasSent() {
    return hasSent;
  }

  /** Notes that something is sent along, or will be before the end. */
  public synchronized void noteSent() {
    hasSent = true;
  }

  /** Calls the listener at the end, with whether the transaction was committed. */
  public void atEnd(Consumer<Boolean> listener) {
    Boolean ended;
    synchronized (this) {
      ended = outcome;
      if (ended == null) {
        listeners.add(listener);
      }
    }
    if (ended != null) {
      tell(listener, ended);
    }
  }

  /** Whether it is neither committed nor taken back yet. */
  synchronized boolean isOpen() {
    return outcome == null;
  }

  /**
   * Makes it all true, or none of it where the broker cannot.
   *
   * @return whether it is true
   */
  boolean commit() {
    boolean committed = false;
    try {
      session.commit();
      committed = true;
    } catch (JMSException | RuntimeException e) {
      LOG.warn("A transaction goes back to its queue: {}", e.toString());
      undo();
    } finally {
      end(committed);
    }
    return committed;
  }

  /** Takes it all back: the message returns to its queue. */
  void rollBack() {
    undo();
    end(false);
  }

  private void undo() {
    try {
      session.rollback();
    } catch (JMSException | RuntimeException e) {
      // as it does by itself where the session is lost
      LOG.debug("A transaction was not rolled back", e);
    }
  }

  private void end(boolean committed) {
    producers.values().forEach(Transaction::close);
    List<Consumer<Boolean>> told;
    synchronized (this) {
      outcome = committed;
      told = List.copyOf(listeners);
    }
    told.forEach(each -> tell(each, committed));
  }

  /** It cannot take back any more what was committed, and must not keep others from their turn. */
  private static void tell(Consumer<Boolean> listener, boolean committed) {
    try {
      listener.accept(committed);
    } catch (RuntimeException e) {
      LOG.warn("What was sent cannot be remembered, and may be sent again: {}", e.toString());
    }
  }

  private static void close(MessageProducer producer) {
    try {
      producer.close();
    } catch (JMSException e) {
      LOG.debug("A producer was not closed", e);
    }
  }
}
