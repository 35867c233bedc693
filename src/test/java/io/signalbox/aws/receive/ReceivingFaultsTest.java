package io.signalbox.aws.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.aws.AwsClients;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQS fails, and the workers go on when it no longer does. */
@Timeout(120)
@Tag("waits")
class ReceivingFaultsTest {

  private static final int WORKERS = 20;
  private static final int MESSAGES = 100;

  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
  private AwsServer server;
  private AwsClients clients;
  private Receiving receiving;
  private Queue queue;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients = AwsClients.create(AwsServer.REGION, server.endpoint());
    receiving = new Receiving(clients.sqs(), 8);
    queue = new Queue(clients.sqs(), "q");
  }

  @AfterEach
  void stop() {
    receiving.close();
    clients.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "403, RequestThrottled",
    "500, InternalFailure",
    "503, ServiceUnavailable",
    "403, ExpiredToken",
    "403, InvalidClientTokenId",
    "400, AWS.SimpleQueueService.NonExistentQueue"
  })
  void aFailureIsBackedOffFromAndRecovered(int status, String code) {
    server.faults().fail(1_000_000, "ReceiveMessage", status, code);

    work(
        10,
        () -> {
          await().until(() -> calls("ReceiveMessage") >= 2);
          server.forgetCalls();
          await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
          assertThat(calls("ReceiveMessage")).as("in 2 s, with the SDK's retries").isLessThan(25);
          server.faults().clear();
          queue.fill(MESSAGES);
          awaitAllOnce();
        });
  }

  @Test
  void aClosedConnectionIsBackedOffFromAndRecovered() {
    server.faults().refuse(1_000_000, "ReceiveMessage");

    work(
        10,
        () -> {
          await().until(() -> calls("ReceiveMessage") >= 2);
          server.faults().clear();
          queue.fill(MESSAGES);
          awaitAllOnce();
        });
  }

  @Test
  void aQueueDeletedAndMadeAgainIsReceivedFrom() {
    // Before they ask: ElasticMQ, unlike SQS, never answers a long poll whose queue is deleted.
    clients.sqs().deleteQueue(d -> d.queueUrl(queue.url()));
    work(
        10,
        () -> {
          await().until(() -> calls("ReceiveMessage") >= 2);
          queue = new Queue(clients.sqs(), "q");
          queue.fill(MESSAGES);
          awaitAllOnce();
        });
  }

  @Test
  void aLostReplyIsReceivedAgain() {
    queue.fill(MESSAGES);
    server.faults().loseReply(2, "ReceiveMessage");

    work(1, this::awaitAllOnce);
  }

  @Test
  void deletionsThatFailAreTriedAgain() {
    queue.fill(MESSAGES);
    server.faults().failEntries(15, "DeleteMessageBatch", "InternalFailure");
    server.faults().fail(8, "DeleteMessageBatch", 503, "ServiceUnavailable");

    work(600, this::awaitAllOnce);
  }

  @Test
  void aDeletionThatCannotSucceedKeepsNoOtherFromIt() {
    queue.fill(MESSAGES);
    server.faults().failEntries(10, "DeleteMessageBatch", "ReceiptHandleIsInvalid");

    work(600, () -> await().atMost(Duration.ofSeconds(30)).until(() -> queue.size() == 10));

    assertThat(seen).doesNotHaveDuplicates().hasSize(MESSAGES);
  }

  private void work(int visibilitySeconds, Runnable meanwhile) {
    new Worker(receiving.client(), queue.url(), visibilitySeconds)
        .work(WORKERS, message -> seen.add(message.body()), meanwhile);
  }

  private void awaitAllOnce() {
    await().atMost(Duration.ofSeconds(60)).until(() -> seen.size() >= MESSAGES);
    await().atMost(Duration.ofSeconds(60)).until(() -> queue.size() == 0);
    assertThat(seen).doesNotHaveDuplicates().hasSize(MESSAGES);
  }

  private int calls(String action) {
    return server.calls().getOrDefault(action, 0);
  }
}
