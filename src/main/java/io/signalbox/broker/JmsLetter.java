package io.signalbox.broker;

import io.signalbox.deadletters.DeadLetter;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dead letter as a JMS message. */
final class JmsLetter {

  private JmsLetter() {}

  static DeadLetter read(String queue, Message message) throws JMSException {
    Map<String, String> attributes = new TreeMap<>();
    for (String name : names(message)) {
      attributes.put(decoded(name), message.getStringProperty(name));
    }
    String original =
        message instanceof BytesMessage
            ? new String(bytes(message), StandardCharsets.UTF_8)
            : message.getBody(String.class);
    return new DeadLetter(
        message.getJMSMessageID(), queue, attributes, original == null ? "" : original);
  }

  /** The message as it was before it failed. */
  static Message replayed(Session session, Message letter) throws JMSException {
    Message message;
    if (letter instanceof BytesMessage) {
      BytesMessage copy = session.createBytesMessage();
      copy.writeBytes(bytes(letter));
      message = copy;
    } else {
      message = session.createTextMessage(letter.getBody(String.class));
    }
    for (String name : names(letter)) {
      if (!DeadLetter.isMark(decoded(name))) {
        message.setObjectProperty(name, letter.getObjectProperty(name));
      }
    }
    return message;
  }

  private static byte[] bytes(Message message) throws JMSException {
    byte[] bytes = message.getBody(byte[].class);
    return bytes == null ? new byte[0] : bytes;
  }

  /** The sender's properties, without those that JMS and the broker added. */
  private static List<String> names(Message message) throws JMSException {
    return Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
        .map(String.class::cast)
        .filter(name -> !name.startsWith("JMS") && !name.matches("_+AMQ.*"))
        .toList();
  }

  /** JMS takes no - and no . in a name; Camel writes them so. */
  private static String decoded(String name) {
    return name.replace("_HYPHEN_", "-").replace("_DOT_", ".");
  }
}
