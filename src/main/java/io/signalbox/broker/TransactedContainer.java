package io.signalbox.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.camel.component.sjms.SessionMessageListener;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.consumer.SimpleMessageListenerContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on each message in a {@link Transaction}. Camel's own container leaves open what could not
 * be committed, and has no place for what is to be done after a commit.
 */
final class TransactedContainer extends SimpleMessageListenerContainer {

  private static final Logger LOG = LoggerFactory.getLogger(TransactedContainer.class);

  private final Transactions transactions;
  private SessionMessageListener listener;

  TransactedContainer(SjmsEndpoint endpoint, Transactions transactions) {
    super(endpoint);
    this.transactions = transactions;
  }

  @Override
  public void setMessageListener(SessionMessageListener messageListener) {
    super.setMessageListener(messageListener);
    listener = messageListener;
  }

  @Override
  protected void configureConsumer(MessageConsumer consumer, Session session) throws JMSException {
    consumer.setMessageListener(message -> onMessage(message, session));
  }

  private void onMessage(Message message, Session session) {
    try {
      transactions.run(session, () -> listener.onMessage(message, session));
    } catch (Exception e) {
      // the routes have told why
      LOG.debug("A message goes back to its queue", e);
    }
  }
}
