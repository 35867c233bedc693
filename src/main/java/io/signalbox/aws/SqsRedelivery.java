package io.signalbox.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Shows a message whose route failed again after a pause that grows with each time it was received.
 * By itself SQS hides it for what is left of its visibility timeout.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">
 *     ChangeMessageVisibility</a>
 */
public final class SqsRedelivery implements ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SqsRedelivery.class);

  private static final String SHOWN = SqsRedelivery.class.getName();
  private static final int MOST_DOUBLED = 10;
  private static final double JITTER = 0.15;

  /** SQS hides a message for 12 hours at most; some of them have passed since it was received. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Duration first;

  /**
   * @param first the pause after the first failed try; it doubles each time, up to ten times as
   *     long
   */
  public SqsRedelivery(Duration first) {
    this.first = first;
  }

  @Override
  public void handleException(Throwable exception) {
    handleException("", exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable exception) {
    if (exchange == null || !(exchange.getFromEndpoint() instanceof Sqs2Endpoint queue)) {
      LOG.warn("{} {}", message, String.valueOf(exception));
    } else if (exchange.getException() != null) {
      // the consumer tells of it twice
      if (exchange.getProperty(SHOWN) == null) {
        exchange.setProperty(SHOWN, true);
        showLater(queue, exchange);
      }
    } else {
      // its route is done, but it could not be deleted
      LOG.warn("{}: a message will come again: {}", name(queue), exception.getMessage());
    }
  }

  private void showLater(Sqs2Endpoint queue, Exchange exchange) {
    String receipt = exchange.getIn().getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
    Duration pause = jittered(pause(receives(exchange)));
    try {
      queue
          .getClient()
          .changeMessageVisibility(
              change ->
                  change
                      .queueUrl(queue.getConfiguration().getQueueUrl())
                      .receiptHandle(receipt)
                      .visibilityTimeout((int) pause.toSeconds()));
    } catch (SdkException e) {
      LOG.warn(
          "{}: a message shows again only when its visibility timeout ends: {}",
          name(queue),
          e.getMessage());
    }
  }

  /** The pause after so many receives, which begin with 1. */
  Duration pause(int receives) {
    long factor = Math.min(1L << Math.min(receives - 1, MOST_DOUBLED), MOST_DOUBLED);
    Duration pause = first.multipliedBy(factor);
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /** So that messages that failed together do not come back together. */
  private static Duration jittered(Duration pause) {
    double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
    return Duration.ofSeconds(Math.round(pause.toSeconds() * factor));
  }

  private static int receives(Exchange exchange) {
    Map<?, ?> attributes = exchange.getIn().getHeader(Sqs2Constants.ATTRIBUTES, Map.class);
    Object count =
        attributes == null
            ? null
            : attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    return count == null ? 1 : Math.max(1, Integer.parseInt(count.toString()));
  }

  private static String name(Sqs2Endpoint queue) {
    return queue.getConfiguration().getQueueName();
  }
}
