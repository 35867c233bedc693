package io.signalbox.aws.receive;

import io.signalbox.aws.batch.BatchCounters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The requests to one queue. One that fails makes its thread pause, so that callers need not. */
final class Polls {

  private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

  private final SqsClient sqs;
  private final ReceiveMessageRequest request;
  private final BatchCounters counters;
  private final Outage outage;

  Polls(SqsClient sqs, ReceiveMessageRequest request, BatchCounters counters) {
    this.sqs = sqs;
    this.request = request;
    this.counters = counters;
    this.outage = new Outage("Receiving from " + request.queueUrl(), LOG, System::nanoTime);
  }

  /** At most so many messages, 1 to 10; none if there were none, or the request failed. */
  List<Message> receive(int most) {
    try {
      var response = sqs.receiveMessage(request.toBuilder().maxNumberOfMessages(most).build());
      outage.over();
      counters.request(response.messages().size());
      return response.messages();
    } catch (AbortedException e) {
      return List.of(); // the thread was interrupted: an end, not a failure
    } catch (RuntimeException e) {
      pause(outage.failed(e));
      return List.of();
    }
  }

  /** Why there are none at present, where the requests fail. */
  Optional<String> problem() {
    return outage.problem();
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
