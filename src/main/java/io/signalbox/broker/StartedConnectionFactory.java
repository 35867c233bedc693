package io.signalbox.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.function.Supplier;

/**
 * A connection factory that first waits until its broker has started, and connects nobody while
 * that is down. Where nobody connects, there is nothing of it.
 */
final class StartedConnectionFactory implements ConnectionFactory {

  private final Supplier<ConnectionFactory> maker;
  private final LazyBroker broker;
  private ConnectionFactory delegate;

  /**
   * @param maker of the one that connects, called once and after the broker has started
   */
  StartedConnectionFactory(Supplier<ConnectionFactory> maker, LazyBroker broker) {
    this.maker = maker;
    this.broker = broker;
  }

  @Override
  public Connection createConnection() throws JMSException {
    return ready().createConnection();
  }

  @Override
  public Connection createConnection(String user, String password) throws JMSException {
    return ready().createConnection(user, password);
  }

  @Override
  public JMSContext createContext() {
    return readyForContext().createContext();
  }

  @Override
  public JMSContext createContext(String user, String password) {
    return readyForContext().createContext(user, password);
  }

  @Override
  public JMSContext createContext(String user, String password, int sessionMode) {
    return readyForContext().createContext(user, password, sessionMode);
  }

  @Override
  public JMSContext createContext(int sessionMode) {
    return readyForContext().createContext(sessionMode);
  }

  private ConnectionFactory ready() throws JMSException {
    broker.awaitStarted();
    String failure = broker.failure().orElse(null);
    if (failure != null) {
      throw new JMSException(failure);
    }
    return delegate();
  }

  private synchronized ConnectionFactory delegate() {
    if (delegate == null) {
      delegate = maker.get();
    }
    return delegate;
  }

  private ConnectionFactory readyForContext() {
    try {
      return ready();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
