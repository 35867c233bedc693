package io.signalbox.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * All messages of an SQS queue, as far as they can be had: SQS shows none without hiding it from
 * others, so they are hidden shortly and shown again. While messages of a group are hidden, a FIFO
 * queue shows no others of that group.
 */
final class SqsLetters {

  private static final Logger LOG = LoggerFactory.getLogger(SqsLetters.class);
  private static final int BATCH = 10;

  /** Above 0 SQS asks all of its servers, and an empty answer means an empty queue. */
  private static final int WAIT_SECONDS = 1;

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private final SqsClient sqs;
  private final String url;

  SqsLetters(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  SqsClient sqs() {
    return sqs;
  }

  /**
   * Receives until nothing new comes.
   *
   * @param hidden how long others do not see them, unless they are shown before
   * @return the messages, the oldest first
   */
  List<Message> receive(Duration hidden) {
    Map<String, Message> messages = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      int before = messages.size();
      // the latest receipt handle is the one that counts
      receiveBatch(hidden).forEach(message -> messages.put(message.messageId(), message));
      more = messages.size() > before;
    }
    List<Message> sorted = new ArrayList<>(messages.values());
    sorted.sort(Comparator.comparingLong(SqsLetters::sentMillis));
    return sorted;
  }

  /** How many messages there are, those included that are hidden, as SQS estimates it. */
  int count() {
    return sqs
        .getQueueAttributes(q -> q.queueUrl(url).attributeNames(COUNTS))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** Shows messages to others again. */
  void show(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += BATCH) {
      showBatch(messages.subList(from, Math.min(from + BATCH, messages.size())));
    }
  }

  void delete(Message message) {
    sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  private List<Message> receiveBatch(Duration hidden) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(BATCH)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .visibilityTimeout((int) hidden.toSeconds())
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .messages();
  }

  private void showBatch(List<Message> messages) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .visibilityTimeout(0)
              .build());
    }
    try {
      sqs.changeMessageVisibilityBatch(c -> c.queueUrl(url).entries(entries));
    } catch (SdkException e) {
      // they show again by themselves, only later
      LOG.warn("{}: {} messages stay hidden for a while: {}", url, messages.size(), e.getMessage());
    }
  }

  private static long sentMillis(Message message) {
    return Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
  }
}
