package io.signalbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue as the one who measures sees it. */
record TestQueue(SqsClient sqs, String name, String url) implements AutoCloseable {

  /** What is received stays hidden for longer than any run. */
  private static final Map<QueueAttributeName, String> ATTRIBUTES =
      Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "3600");

  /**
   * How many messages there are.
   *
   * @param waiting those that nobody has received
   * @param received those that are received and not deleted
   * @param delayed those that nobody gets to see yet
   */
  record Depth(long waiting, long received, long delayed) {
    long all() {
      return waiting + received + delayed;
    }
  }

  static TestQueue create(SqsClient sqs, String name) {
    return new TestQueue(
        sqs, name, sqs.createQueue(q -> q.queueName(name).attributes(ATTRIBUTES)).queueUrl());
  }

  Depth depth() {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                q ->
                    q.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return new Depth(
        Long.parseLong(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Long.parseLong(
            attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
        Long.parseLong(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
  }

  void send(String body) {
    sqs.sendMessage(m -> m.queueUrl(url).messageBody(body));
  }

  /** Sends up to ten at once, which nobody gets to see for so long. */
  void sendBatch(List<String> bodies, long delaySeconds) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String body : bodies) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(body)
              .delaySeconds((int) delaySeconds)
              .build());
    }
    if (!sqs.sendMessageBatch(s -> s.queueUrl(url).entries(entries)).failed().isEmpty()) {
      throw new IllegalStateException("the backlog of " + name + " is incomplete");
    }
  }

  /** Up to ten messages, with the time they were sent at. */
  List<Message> receive(int waitSeconds) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  @Override
  public void close() {
    sqs.deleteQueue(q -> q.queueUrl(url));
  }
}
