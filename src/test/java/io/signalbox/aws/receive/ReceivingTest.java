package io.signalbox.aws.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.aws.AwsClients;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Workers on one queue, and what their messages cost. */
@Timeout(60)
@Tag("waits")
class ReceivingTest {

  private static final int MESSAGES = 200;
  private static final int LONG = 600;

  private AwsServer server;
  private AwsClients clients;
  private Receiving receiving;
  private SqsClient sqs;
  private Queue queue;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients = AwsClients.create(AwsServer.REGION, server.endpoint());
    receiving = new Receiving(clients.sqs(), 8);
    sqs = receiving.client();
    queue = new Queue(clients.sqs(), "q");
  }

  @AfterEach
  void stop() {
    receiving.close();
    clients.close();
    server.close();
  }

  @Test
  void workersComeWithTheMessagesAndGoAfterThem() {
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    CountDownLatch tenAtOnce = new CountDownLatch(10);

    withWorkers(
        20,
        message -> {
          tenAtOnce.countDown();
          awaitUninterruptibly(tenAtOnce);
          return seen.add(message.body());
        },
        workers -> {
          fill(MESSAGES);

          await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() >= MESSAGES);
          assertThat(seen).doesNotHaveDuplicates().hasSize(MESSAGES);
          await().atMost(Duration.ofSeconds(30)).until(() -> workers.size() == 19);
        });
  }

  @Test
  void whileTheOnlyWorkerIsBusyWhatComesLaterFindsAnother() {
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    CountDownLatch both = new CountDownLatch(2);

    withWorkers(
        2,
        message -> {
          seen.add(message.body());
          both.countDown();
          awaitUninterruptibly(both);
          return true;
        },
        workers -> {
          fill(1);
          await().until(() -> seen.size() == 1);
          // longer than any request waits
          int calls = calls("ReceiveMessage");
          await().atMost(Duration.ofSeconds(30)).until(() -> calls("ReceiveMessage") >= calls + 2);
          fill(1);

          await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == 2);
        });
  }

  /**
   * Has so many workers at the most do the work, one to begin with, while something else is done.
   */
  private void withWorkers(int most, Predicate<Message> work, Consumer<Workers> meanwhile) {
    ExecutorService threads = Executors.newCachedThreadPool();
    Worker worker = worker(LONG);
    Workers workers =
        new Workers(
            () -> worker.workWhileThereAreSome(work),
            most,
            threads,
            () -> receiving.hasSpareWorkers(queue.url()));
    receiving.setReserve(queue.url(), workers);
    try {
      workers.call(1);
      meanwhile.accept(workers);
    } finally {
      workers.end();
      threads.shutdownNow();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void manyWorkersShareRequests() {
    fill(MESSAGES);
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    worker(LONG)
        .work(
            20,
            message -> seen.add(message.body()),
            () -> {
              await().until(() -> seen.size() >= MESSAGES);
              assertThat(calls("ReceiveMessage")).isBetween(MESSAGES / 10, 30);
              await().until(() -> queue.size() == 0);
            });

    assertThat(seen).doesNotHaveDuplicates().hasSize(MESSAGES);
    assertThat(calls("DeleteMessageBatch")).isBetween(MESSAGES / 10, 40);
    assertThat(calls("DeleteMessage")).isZero();
  }

  @Test
  void anIdleQueueCostsOneLongPoll() {
    AtomicInteger asked = new AtomicInteger();
    Worker worker = worker(LONG);
    server.forgetCalls();

    worker.work(
        50,
        message -> asked.incrementAndGet() > 0,
        () -> await().pollDelay(Duration.ofSeconds(3)).until(() -> true));

    assertThat(calls("ReceiveMessage")).isBetween(2, 6);
    assertThat(asked).hasValue(0);
  }

  @Test
  void noMoreIsReceivedThanAFewAhead() {
    fill(MESSAGES);

    assertThat(worker(LONG).receive()).hasSize(1);

    await().during(Duration.ofSeconds(1)).until(() -> queue.visible() >= MESSAGES - 20);
  }

  @Test
  void whatIsHeldStaysHiddenUntilItIsTaken() {
    fill(10);
    Worker worker = worker(1);
    List<String> seen = new ArrayList<>();

    for (int i = 0; i < 10; i++) {
      worker.receive().stream().map(Message::body).forEach(seen::add);
      await().pollDelay(Duration.ofMillis(300)).until(() -> true);
      assertThat(queue.visible()).as("visible after %d", i).isLessThanOrEqualTo(seen.size());
    }

    assertThat(seen).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void whatNoWorkerComesForIsHandedBack() {
    fill(10);

    assertThat(worker(4).receive()).hasSize(1);

    await().atMost(Duration.ofSeconds(3)).until(() -> queue.visible() == 9);
  }

  @Test
  void atTheEndWhatHasNotBegunIsHandedBackAndWhatIsDoneIsDeleted() {
    fill(30);
    Worker worker = worker(LONG);
    worker.delete(worker.receive().get(0));
    List<Message> begun = worker.receive();

    receiving.stop();

    assertThat(begun).hasSize(1);
    assertThat(worker.receive()).isEmpty();
    assertThat(queue.visible()).isEqualTo(28);
    receiving.close();
    assertThat(queue.size()).isEqualTo(29);
  }

  @Test
  void aStopEndsALongPoll() throws Exception {
    Thread worker =
        new Thread(
            () ->
                sqs.receiveMessage(
                    r ->
                        r.queueUrl(queue.url())
                            .maxNumberOfMessages(1)
                            .waitTimeSeconds(20)
                            .visibilityTimeout(LONG)));
    worker.start();
    await().until(() -> calls("ReceiveMessage") == 1);

    receiving.stop();

    worker.join(5_000);
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void aWorkerThatComesAfterTheStopGetsNothing() {
    fill(10);

    receiving.stop();

    assertThat(worker(LONG).receive()).isEmpty();
    assertThat(queue.visible()).isEqualTo(10);
  }

  @Test
  void anInterruptedWorkerEndsItsWaitOnly() throws Exception {
    AtomicInteger received = new AtomicInteger();
    Thread worker = new Thread(() -> received.addAndGet(worker(LONG).receive().size()));
    worker.start();
    await().until(() -> calls("ReceiveMessage") == 1);

    worker.interrupt();
    worker.join();
    fill(10);

    assertThat(received).hasValue(0);
    assertThat(worker(LONG).receive()).hasSize(1);
  }

  @Test
  void otherRequestsArePassedOn() {
    fill(10);

    assertThat(sqs.receiveMessage(r -> r.queueUrl(queue.url()).maxNumberOfMessages(10)).messages())
        .hasSize(10);
    assertThat(sqs.listQueues().queueUrls()).containsExactly(queue.url());
  }

  @Test
  void aGroupOfAFifoQueueKeepsItsOrderThroughFailures() {
    Queue fifo = new Queue(clients.sqs(), "q.fifo", Map.of("FifoQueue", "true"));
    for (int i = 0; i < 60; i++) {
      String number = Integer.toString(i);
      clients
          .sqs()
          .sendMessage(
              m ->
                  m.queueUrl(fifo.url())
                      .messageBody(number)
                      .messageGroupId("group" + Integer.parseInt(number) % 3)
                      .messageDeduplicationId(number));
    }
    Map<Integer, List<Integer>> done = new ConcurrentHashMap<>();
    AtomicInteger attempts = new AtomicInteger();

    new Worker(sqs, fifo.url(), 2)
        .work(
            10,
            message -> {
              int number = Integer.parseInt(message.body());
              if (attempts.incrementAndGet() % 20 == 0) {
                return false; // it comes again, before those after it
              }
              done.computeIfAbsent(number % 3, group -> new ArrayList<>()).add(number);
              return true;
            },
            () -> await().atMost(Duration.ofSeconds(40)).until(() -> fifo.size() == 0));

    assertThat(attempts).hasValueGreaterThan(60);
    assertThat(done.values())
        .hasSize(3)
        .allSatisfy(
            group -> {
              assertThat(group).isSorted(); // twice the same is at-least-once
              assertThat(Set.copyOf(group)).hasSize(20);
            });
  }

  private Worker worker(int visibilitySeconds) {
    return new Worker(sqs, queue.url(), visibilitySeconds);
  }

  private void fill(int messages) {
    queue.fill(messages);
    server.forgetCalls();
  }

  private int calls(String action) {
    return server.calls().getOrDefault(action, 0);
  }
}
