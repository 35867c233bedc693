package io.signalbox.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/**
 * A connection factory that first waits until its broker has started, and connects nobody while
 * that is down.
 */
final class StartedConnectionFactory implements ConnectionFactory {

  private final ConnectionFactory delegate;
  private final LazyBroker broker;

  StartedConnectionFactory(ConnectionFactory delegate, LazyBroker broker) {
    this.delegate = delegate;
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
