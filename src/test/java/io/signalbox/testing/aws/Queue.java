package io.signalbox.testing.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue and what is in it, by a plain client. */
public final class Queue {

  private static final int MOST_ENTRIES = 10;

  private final SqsClient sqs;
  private final String url;

  public Queue(SqsClient sqs, String name, Map<String, String> attributes) {
    this.sqs = sqs;
    this.url = sqs.createQueue(q -> q.queueName(name).attributesWithStrings(attributes)).queueUrl();
  }

  public Queue(SqsClient sqs, String name) {
    this(sqs, name, Map.of());
  }

  public String url() {
    return url;
  }

  /** Sends so many messages, whose bodies are the numbers from 0. */
  public void fill(int messages) {
    fill(IntStream.range(0, messages).mapToObj(Integer::toString).toList());
  }

  /** Sends messages with these bodies. */
  public void fill(List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += MOST_ENTRIES) {
      List<String> some = bodies.subList(from, Math.min(from + MOST_ENTRIES, bodies.size()));
      var entries = IntStream.range(0, some.size()).mapToObj(i -> entry(i, some.get(i))).toList();
      sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
    }
  }

  private static SendMessageBatchRequestEntry entry(int id, String body) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .messageBody(body)
        .build();
  }

  /** Receives what is visible, in the order in which it comes. */
  public List<Message> receive() {
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
  public List<String> take() {
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
  public List<String> bodies() {
    return receive().stream().map(Message::body).toList();
  }

  /** The messages in it, those that someone has received included. */
  public int size() {
    return visible() + count("ApproximateNumberOfMessagesNotVisible");
  }

  /** The messages that anyone could receive. */
  public int visible() {
    return count("ApproximateNumberOfMessages");
  }

  private int count(String attribute) {
    var request =
        GetQueueAttributesRequest.builder().queueUrl(url).attributeNamesWithStrings(attribute);
    return Integer.parseInt(
        sqs.getQueueAttributes(request.build()).attributesAsStrings().get(attribute));
  }
}
