package io.signalbox.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** The dead-letter queues of a broker. */
public final class DeadLetters {

  private final ConnectionFactory connections;

  public DeadLetters(ConnectionFactory connections) {
    this.connections = connections;
  }

  /** What is on the dead-letter queue of a queue, the oldest first; it stays there. */
  public List<DeadLetter> list(String queue) throws JMSException {
    String deadLetters = Topology.deadLetterOf(queue);
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      try (QueueBrowser browser = session.createBrowser(session.createQueue(deadLetters))) {
        List<DeadLetter> letters = new ArrayList<>();
        Enumeration<?> messages = browser.getEnumeration();
        while (messages.hasMoreElements()) {
          letters.add(letter(deadLetters, (Message) messages.nextElement()));
        }
        return letters;
      }
    }
  }

  private static DeadLetter letter(String queue, Message message) throws JMSException {
    return new DeadLetter(
        queue,
        message.getStringProperty("hop"),
        message.getStringProperty("reason"),
        message.getStringProperty("failed_HYPHEN_at"),
        message.getBody(String.class));
  }
}
