package io.signalbox.aws.receive;

import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * The visibility timeouts of held messages. A change that fails is not repeated: the message then
 * comes again when its timeout ends, which at-least-once delivery allows.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html">
 *     visibility timeout</a>
 */
final class Visibility {

  private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);
  private static final int MOST_ENTRIES = 10;

  private final SqsClient sqs;
  private final String queueUrl;

  Visibility(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /** Hides the messages for so many seconds from now; with 0, other consumers get them at once. */
  void change(List<Held> messages, int seconds) {
    for (int from = 0; from < messages.size(); from += MOST_ENTRIES) {
      int to = Math.min(messages.size(), from + MOST_ENTRIES);
      request(messages.subList(from, to), seconds);
    }
  }

  private void request(List<Held> messages, int seconds) {
    var entries =
        IntStream.range(0, messages.size()).mapToObj(i -> entry(i, messages.get(i), seconds));
    try {
      var response =
          sqs.changeMessageVisibilityBatch(
              change -> change.queueUrl(queueUrl).entries(entries.toList()));
      response
          .failed()
          .forEach(failed -> LOG.debug("{} of {} kept its visibility", failed, queueUrl));
    } catch (SdkException e) {
      LOG.debug("{} messages of {} kept their visibility", messages.size(), queueUrl, e);
    }
  }

  private static ChangeMessageVisibilityBatchRequestEntry entry(int id, Held held, int seconds) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .receiptHandle(held.message.receiptHandle())
        .visibilityTimeout(seconds)
        .build();
  }
}
