package io.signalbox.testing.aws;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Takes messages off queues one batch after the other, so that those of a group follow. */
public final class FifoMessages {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final SqsClient sqs;

  public FifoMessages(SqsClient sqs) {
    this.sqs = sqs;
  }

  /** As many messages as are wanted, and those that came with them, as they came. */
  public List<Message> take(String queue, int count) {
    List<Message> taken = new ArrayList<>();
    await().atMost(LONG).until(() -> taken.addAll(takeBatch(queue)) && taken.size() >= count);
    return taken;
  }

  /** A batch of those that are there, after a second at the latest. */
  public List<Message> takeBatch(String queue) {
    String url = sqs.getQueueUrl(q -> q.queueName(queue)).queueUrl();
    List<Message> messages =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    messages.forEach(
        message -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages;
  }

  /** The message group that a message is of. */
  public static String group(Message message) {
    return message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
  }
}
