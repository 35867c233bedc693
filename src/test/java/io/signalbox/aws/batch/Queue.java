package io.signalbox.aws.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue and what is in it, by a plain client. */
final class Queue {

  private final SqsClient sqs;
  private final String url;

  Queue(SqsClient sqs, String name, Map<String, String> attributes) {
    this.sqs = sqs;
    this.url = sqs.createQueue(q -> q.queueName(name).attributesWithStrings(attributes)).queueUrl();
  }

  Queue(SqsClient sqs, String name) {
    this(sqs, name, Map.of());
  }

  String url() {
    return url;
  }

  /** Sends so many messages, a multiple of ten. */
  void fill(int messages) {
    for (int i = 0; i < messages / 10; i++) {
      List<SendMessageBatchRequestEntry> ten =
          Entries.of(
              Collections.nCopies(10, "message"),
              (id, body) ->
                  SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build());
      sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(ten));
    }
  }

  /** Receives what is visible, in the order in which it comes. */
  List<Message> receive() {
    List<Message> all = new ArrayList<>();
    List<Message> some = receiveSome();
    while (!some.isEmpty()) {
      all.addAll(some);
      some = receiveSome();
    }
    return all;
  }

  private List<Message> receiveSome() {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .messageAttributeNames("All")
                    .visibilityTimeout(600))
        .messages();
  }

  /** Takes messages out for good, as a FIFO queue wants before it gives more of a group. */
  List<String> take() {
    List<String> bodies = new ArrayList<>();
    List<Message> some = receiveSome();
    while (!some.isEmpty()) {
      for (Message message : some) {
        bodies.add(message.body());
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      some = receiveSome();
    }
    return bodies;
  }

  /** The bodies of what is visible, which is received. */
  List<String> bodies() {
    return receive().stream().map(Message::body).toList();
  }

  /** The messages in it, those that someone has received included. */
  int size() {
    Map<String, String> counts =
        sqs.getQueueAttributes(
                q ->
                    q.queueUrl(url)
                        .attributeNamesWithStrings(
                            "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
            .attributesAsStrings();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
