package io.signalbox.intake.batch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/** Makes batches of what waits and tells each producer what became of its own. */
final class BatchConsumer extends DefaultConsumer implements ShutdownAware {

  private final BatchEndpoint endpoint;
  private final Waiting waiting;
  private ExecutorService worker;
  private DistributionSummary fill;
  private volatile int underWay;

  BatchConsumer(BatchEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.waiting = endpoint.waiting();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    register(
        MicrometerUtils.getOrCreateMeterRegistry(
            endpoint.getCamelContext().getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME));
    waiting.open(endpoint.limits());
    worker =
        endpoint
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadExecutor(this, endpoint.getEndpointUri());
    worker.execute(this::work);
  }

  private void register(MeterRegistry registry) {
    Tags tags = Tags.of("batch", endpoint.getName());
    Gauge.builder("signalbox.batch.waiting.events", waiting, Waiting::events)
        .tags(tags)
        .register(registry);
    fill = registry.summary("signalbox.batch.events", tags);
  }

  @Override
  protected void doStop() throws Exception {
    waiting.close();
    if (worker != null) {
      endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
      worker = null;
    }
    Exception late = new RejectedExecutionException(endpoint.getEndpointUri() + " has ended");
    waiting.drain().forEach(item -> tell(item, late));
    super.doStop();
  }

  /** The listeners' routes end first: their exchanges wait for this one. */
  @Override
  public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
    return true;
  }

  @Override
  public int getPendingExchangesSize() {
    return waiting.size() + underWay;
  }

  @Override
  public void prepareShutdown(boolean suspendOnly, boolean forced) {
    if (forced) {
      waiting.close();
    }
  }

  private void work() {
    try {
      for (List<Item> batch = waiting.take(); !batch.isEmpty(); batch = waiting.take()) {
        underWay = 1;
        fill.record(batch.stream().mapToInt(Item::events).sum());
        Exception outcome = send(batch);
        batch.forEach(item -> tell(item, outcome));
        underWay = 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null, or why the route failed. */
  private Exception send(List<Item> batch) {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(array(batch));
      createUoW(exchange);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    } finally {
      doneUoW(exchange);
    }
    Exception failure = exchange.getException();
    releaseExchange(exchange, false);
    return failure;
  }

  private void tell(Item item, Exception outcome) {
    try {
      item.done().accept(outcome);
    } catch (RuntimeException e) {
      getExceptionHandler().handleException("A listener failed at the end of its exchange", e);
    }
  }

  private static byte[] array(List<Item> batch) {
    ByteArrayOutputStream array = new ByteArrayOutputStream(size(batch));
    char before = '[';
    for (Item item : batch) {
      array.write(before);
      array.writeBytes(item.json());
      before = ',';
    }
    array.write(']');
    return array.toByteArray();
  }

  private static int size(List<Item> batch) {
    return 1 + batch.stream().mapToInt(item -> item.json().length + 1).sum();
  }
}
