package io.signalbox.aws.receive;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives one message at a time, works on it and deletes it, as Camel's consumer does. */
final class Worker {

  private final SqsClient sqs;
  private final String queueUrl;
  private final int visibilitySeconds;
  private volatile boolean ending;

  Worker(SqsClient sqs, String queueUrl, int visibilitySeconds) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.visibilitySeconds = visibilitySeconds;
  }

  /** The next message, waited for up to a second. */
  List<Message> receive() {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(queueUrl)
                    .maxNumberOfMessages(1)
                    .waitTimeSeconds(1)
                    .visibilityTimeout(visibilitySeconds))
        .messages();
  }

  void delete(Message message) {
    sqs.deleteMessage(d -> d.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
  }

  /**
   * Has threads work while something else is done. The work says whether the message is to be
   * deleted.
   */
  void work(int threads, Predicate<Message> work, Runnable meanwhile) {
    List<Thread> all = Stream.generate(() -> new Thread(() -> run(work))).limit(threads).toList();
    all.forEach(Thread::start);
    try {
      meanwhile.run();
    } finally {
      ending = true;
      await().until(() -> all.stream().noneMatch(Thread::isAlive));
    }
  }

  private void run(Predicate<Message> work) {
    while (!ending) {
      workOn(receive(), work);
    }
  }

  /** Works until no message comes within a second. */
  void workWhileThereAreSome(Predicate<Message> work) {
    List<Message> messages = receive();
    while (!messages.isEmpty()) {
      workOn(messages, work);
      messages = receive();
    }
  }

  private void workOn(List<Message> received, Predicate<Message> work) {
    List<Message> messages = new ArrayList<>(received);
    messages.removeIf(message -> !work.test(message));
    messages.forEach(this::delete);
  }
}
