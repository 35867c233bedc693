package io.signalbox.broker;

import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLetterQueue;
import io.signalbox.deadletters.DeadLettersException;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The dead letters of one queue of a broker. */
final class JmsDeadLetterQueue implements DeadLetterQueue {

  /** What a browser has just seen arrives at once, unless someone else has taken it since. */
  private static final long LONGEST_RECEIVE_MILLIS = 5_000;

  private final ConnectionFactory connections;
  private final ChannelQueue queue;

  JmsDeadLetterQueue(ConnectionFactory connections, ChannelQueue queue) {
    this.connections = connections;
    this.queue = queue;
  }

  @Override
  public String name() {
    return queue.deadLetters();
  }

  @Override
  public String failedOn() {
    return queue.queue();
  }

  @Override
  public List<DeadLetter> list() {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      return browse(session);
    } catch (JMSException e) {
      throw failed(e);
    }
  }

  @Override
  public long count() {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        QueueBrowser browser = session.createBrowser(session.createQueue(name()))) {
      connection.start();
      long count = 0;
      for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); count++) {
        all.nextElement();
      }
      return count;
    } catch (JMSException e) {
      throw failed(e);
    }
  }

  @Override
  public void replay(Set<String> ids, Consumer<DeadLetter> done) {
    forEach(
        ids,
        (session, message) -> {
          try (MessageProducer producer = session.createProducer(target(session))) {
            producer.send(JmsLetter.replayed(session, message));
          }
        },
        done);
  }

  @Override
  public void discard(Set<String> ids, Consumer<DeadLetter> done) {
    forEach(ids, (session, message) -> {}, done);
  }

  private interface Work {
    void on(Session session, Message message) throws JMSException;
  }

  /** Takes each away in the transaction of its work: both happen, or neither. */
  private void forEach(Set<String> ids, Work work, Consumer<DeadLetter> done) {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      connection.start();
      for (DeadLetter letter : browse(session)) {
        if (ids.contains(letter.id()) && take(session, letter, work)) {
          done.accept(letter);
        }
      }
    } catch (JMSException e) {
      throw failed(e);
    }
  }

  private boolean take(Session session, DeadLetter letter, Work work) throws JMSException {
    String selector = "JMSMessageID = '" + letter.id() + "'";
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(name()), selector)) {
      Message message = consumer.receive(LONGEST_RECEIVE_MILLIS);
      if (message == null) {
        return false;
      }
      work.on(session, message);
      session.commit();
      return true;
    }
  }

  private List<DeadLetter> browse(Session session) throws JMSException {
    try (QueueBrowser browser = session.createBrowser(session.createQueue(name()))) {
      List<DeadLetter> letters = new ArrayList<>();
      Enumeration<?> messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        letters.add(JmsLetter.read(name(), (Message) messages.nextElement()));
      }
      return letters;
    }
  }

  /**
   * The queue of the hop itself and not its topic, which would give others a second copy. Artemis
   * lets a topic's queue be written to by both names, and only as a topic.
   */
  private Destination target(Session session) throws JMSException {
    return queue.topic().isEmpty()
        ? session.createQueue(queue.queue())
        : session.createTopic(queue.topic() + "::" + queue.queue());
  }

  private DeadLettersException failed(JMSException e) {
    return new DeadLettersException("%s: %s".formatted(name(), e.getMessage()), e);
  }
}
