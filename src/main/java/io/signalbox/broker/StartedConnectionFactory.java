package io.signalbox.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

/** A connection factory that first waits until its broker has started. */
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
    return ready().createContext();
  }

  @Override
  public JMSContext createContext(String user, String password) {
    return ready().createContext(user, password);
  }

  @Override
  public JMSContext createContext(String user, String password, int sessionMode) {
    return ready().createContext(user, password, sessionMode);
  }

  @Override
  public JMSContext createContext(int sessionMode) {
    return ready().createContext(sessionMode);
  }

  private ConnectionFactory ready() {
    broker.awaitStarted();
    return delegate;
  }
}
