package io.signalbox.routes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Stands in for the consumer of a {@code direct:} route that is about to end: what comes waits, and
 * then goes to the consumer that there is. Suspending the consumer is not enough: while one caller
 * waits for the next consumer, others that share its producer still call the suspended one.
 */
final class DirectGate {

  private static final long LONGEST_WAIT_SECONDS = 60;

  private final CountDownLatch open = new CountDownLatch(1);
  private final Producer toSuccessor;
  private final Consumer gate;

  /** From now on nothing new comes to the consumer. */
  DirectGate(Consumer consumer) throws Exception {
    Endpoint endpoint = consumer.getEndpoint();
    toSuccessor = endpoint.createProducer();
    gate = endpoint.createConsumer(this::pass);
    ServiceHelper.suspendService(consumer);
    gate.start();
  }

  /** Lets all go to the next consumer, for which they wait if need be. */
  void open() {
    gate.stop();
    open.countDown();
  }

  private void pass(Exchange exchange) throws Exception {
    if (!open.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new RejectedExecutionException("the route is still being replaced");
    }
    toSuccessor.process(exchange);
  }
}
