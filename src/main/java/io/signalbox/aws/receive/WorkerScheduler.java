package io.signalbox.aws.receive;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Runs a consumer of an SQS queue in as many threads as its messages need: one while there are
 * none, more as they come, and again one soon after. Camel's own has all threads from the start, of
 * which each holds some 90 KB even where it only waits.
 */
public final class WorkerScheduler extends ServiceSupport
    implements ScheduledPollConsumerScheduler {

  private final Receiving receiving;
  private final int most;
  private CamelContext context;
  private String name;
  private String queueUrl;
  private Runnable poll;
  private ExecutorService threads;
  private Workers workers;

  /**
   * For one consumer.
   *
   * @param receiving whose client the consumer has
   * @param most the most threads at a time, at least 1
   */
  public WorkerScheduler(Receiving receiving, int most) {
    this.receiving = receiving;
    this.most = most;
  }

  @Override
  public CamelContext getCamelContext() {
    return context;
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public void onInit(Consumer consumer) {
    Sqs2Endpoint endpoint = (Sqs2Endpoint) consumer.getEndpoint();
    name = endpoint.getEndpointUri();
    queueUrl = endpoint.getConfiguration().getQueueUrl();
  }

  @Override
  public void scheduleTask(Runnable task) {
    poll = task;
  }

  @Override
  protected void doStart() {
    threads = context.getExecutorServiceManager().newCachedThreadPool(this, name);
  }

  @Override
  public void startScheduler() {
    if (workers == null) {
      workers = new Workers(poll, most, threads, () -> receiving.hasSpareWorkers(queueUrl));
      receiving.setReserve(queueUrl, workers);
      workers.call(1);
    }
  }

  @Override
  public boolean isSchedulerStarted() {
    return workers != null;
  }

  @Override
  public void unscheduleTask() {
    if (workers != null) {
      receiving.setReserve(queueUrl, Reserve.NONE);
      workers.end();
      workers = null;
    }
  }

  /** Interrupts those who wait for a message; who works on one is done with it by now. */
  @Override
  protected void doStop() {
    context.getExecutorServiceManager().shutdownNow(threads);
  }
}
