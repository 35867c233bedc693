package io.signalbox.broker;

import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.component.sjms.SjmsConsumer;

/**
 * A consumer that takes nothing more once it is suspended, as it is at the beginning of the end:
 * Camel's own goes on, while the routes that its messages go to end.
 */
final class BrokerConsumer extends SjmsConsumer {

  private final TransactedContainer container;

  BrokerConsumer(BrokerEndpoint endpoint, Processor route, TransactedContainer container) {
    super(endpoint, route, container);
    this.container = container;
  }

  /** Why nothing can be taken at present. */
  Optional<String> problem() {
    return container.problem();
  }

  @Override
  protected void doSuspend() {
    container.suspend();
  }

  @Override
  protected void doResume() {
    container.resume();
  }
}
