package io.signalbox.broker;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.component.sjms.SessionMessageListener;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.consumer.SimpleMessageListenerContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on each message in a {@link Transaction}. Camel's own container leaves open what could not
 * be committed, has no place for what is to be done after a commit, and connects again only once.
 */
final class TransactedContainer extends SimpleMessageListenerContainer {

  private static final Logger LOG = LoggerFactory.getLogger(TransactedContainer.class);

  private final Transactions transactions;
  private final Recovery recovery = new Recovery(this::reconnect);
  private final List<String> selectors;
  private Iterator<String> left;
  private SessionMessageListener listener;

  /**
   * Makes a container.
   *
   * @param selectors what each of its consumers takes; none where all take all there is
   */
  TransactedContainer(SjmsEndpoint endpoint, Transactions transactions, List<String> selectors) {
    super(endpoint);
    this.transactions = transactions;
    this.selectors = selectors;
  }

  @Override
  protected void initConsumers() throws Exception {
    left = selectors.iterator();
    super.initConsumers();
  }

  @Override
  protected MessageConsumer createMessageConsumer(Session session) throws Exception {
    if (selectors.isEmpty()) {
      return super.createMessageConsumer(session);
    }
    Destination destination =
        getEndpoint()
            .getDestinationCreationStrategy()
            .createDestination(
                session, getEndpoint().getDestinationName(), getEndpoint().isTopic());
    return session.createConsumer(destination, left.next());
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

  @Override
  protected void scheduleConnectionRecovery() {
    recovery.begin(getEndpoint().getCamelContext(), getEndpoint().getRecoveryInterval());
  }

  @Override
  protected void doStop() throws Exception {
    recovery.close();
    super.doStop();
  }

  /** Takes no further message, and waits a while for the end of one under way. */
  @Override
  protected void doSuspend() {
    stopConnection();
  }

  @Override
  protected void doResume() throws Exception {
    startConnection();
  }

  /** Why nothing can be taken at present. */
  Optional<String> problem() {
    return recovery.problem();
  }

  private void reconnect() throws Exception {
    refreshConnection();
    initConsumers();
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
