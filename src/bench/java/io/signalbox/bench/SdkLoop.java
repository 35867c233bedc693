package io.signalbox.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** What one would write by hand: threads that receive, send and delete ten messages at a time. */
final class SdkLoop {

  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String in;
  private final String out;

  private SdkLoop(SqsClient sqs, Job job) {
    this.sqs = sqs;
    this.in = sqs.getQueueUrl(q -> q.queueName(job.in())).queueUrl();
    this.out = sqs.getQueueUrl(q -> q.queueName(job.out().get(0))).queueUrl();
  }

  public static void main(String[] args) {
    Job job = Job.of(args);
    SdkLoop loop = new SdkLoop(Clients.sqs(job.sqs()), job);
    for (int i = 0; i < job.inFlight() / BATCH; i++) {
      new Thread(loop::run).start();
    }
  }

  private void run() {
    while (true) {
      List<Message> messages = receive();
      if (!messages.isEmpty()) {
        delete(messages, send(messages));
      }
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(r -> r.queueUrl(in).maxNumberOfMessages(BATCH).waitTimeSeconds(20))
        .messages();
  }

  /** Returns the ids of what was sent; the rest comes again. */
  private Set<String> send(List<Message> messages) {
    List<SendMessageBatchRequestEntry> entries =
        messages.stream()
            .map(
                message ->
                    SendMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .messageBody(message.body())
                        .build())
            .toList();
    Stream<SendMessageBatchResultEntry> sent =
        sqs.sendMessageBatch(s -> s.queueUrl(out).entries(entries)).successful().stream();
    return sent.map(SendMessageBatchResultEntry::id).collect(Collectors.toSet());
  }

  private void delete(List<Message> messages, Set<String> sent) {
    List<DeleteMessageBatchRequestEntry> entries =
        messages.stream()
            .filter(message -> sent.contains(message.messageId()))
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    sqs.deleteMessageBatch(d -> d.queueUrl(in).entries(entries));
  }
}
