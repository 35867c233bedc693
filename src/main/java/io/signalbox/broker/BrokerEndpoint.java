package io.signalbox.broker;

import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.sjms2.Sjms2Endpoint;

/** An endpoint of {@link BrokerComponent}. */
final class BrokerEndpoint extends Sjms2Endpoint {

  private final BrokerComponent component;

  BrokerEndpoint(String uri, BrokerComponent component, String remaining) {
    super(uri, component, remaining);
    this.component = component;
  }

  @Override
  public Producer createProducer() throws Exception {
    return component.isProducer(this)
        ? new JoiningProducer(this, component.transactions())
        : super.createProducer();
  }

  @Override
  public Consumer createConsumer(Processor route) throws Exception {
    if (!component.isConsumer(this)) {
      return super.createConsumer(route);
    }
    List<String> selectors = component.selectors(this);
    TransactedContainer container =
        new TransactedContainer(this, component.transactions(), selectors);
    container.setConcurrentConsumers(
        selectors.isEmpty() ? getConcurrentConsumers() : selectors.size());
    BrokerConsumer consumer = new BrokerConsumer(this, route, container);
    TransactedListener listener =
        new TransactedListener(consumer, this, route, component.transactions());
    configureMessageListener(listener);
    container.setMessageListener(listener);
    configureConsumer(consumer);
    return consumer;
  }
}
