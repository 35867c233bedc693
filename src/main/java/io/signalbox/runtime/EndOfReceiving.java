package io.signalbox.runtime;

import io.signalbox.aws.receive.Receiving;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Ends receiving from SQS around the routes' end: no message is begun any more before, and those
 * that are done are deleted after. Camel's own hook keeps the process alive until then.
 */
final class EndOfReceiving extends LifecycleStrategySupport {

  private final Receiving receiving;

  EndOfReceiving(Receiving receiving) {
    this.receiving = receiving;
  }

  @Override
  public void onContextStopping(CamelContext context) {
    receiving.stop();
  }

  @Override
  public void onContextStopped(CamelContext context) {
    receiving.close();
  }
}
