package io.signalbox.broker;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.sjms.MessageListenerContainer;
import org.apache.camel.component.sjms.SjmsEndpoint;
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
  public Consumer createConsumer(Processor processor) throws Exception {
    return super.createConsumer(
        component.isConsumer(this)
            ? new NotingProcessor(processor, component.transactions())
            : processor);
  }

  @Override
  public MessageListenerContainer createMessageListenerContainer(SjmsEndpoint endpoint) {
    if (!component.isConsumer(this)) {
      return super.createMessageListenerContainer(endpoint);
    }
    TransactedContainer container = new TransactedContainer(this, component.transactions());
    container.setConcurrentConsumers(getConcurrentConsumers());
    return container;
  }
}
