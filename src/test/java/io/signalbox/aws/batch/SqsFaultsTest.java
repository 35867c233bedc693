package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.AwsClients;
import io.signalbox.aws.batch.Callers.Result;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What callers see, and what SQS gets, when something goes wrong with a batch. */
class SqsFaultsTest {

  private static final int CALLERS = 20;
  private static final int CALLS = 100;

  private AwsServer server;
  private AwsClients clients;
  private SqsClient sqs;
  private Queue queue;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    AwsClients plain = AwsClients.create(AwsServer.REGION, server.endpoint());
    clients = plain.batching(BatchSettings.DEFAULT);
    sqs = clients.sqs();
    queue = new Queue(plain.sqs(), "q");
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  private List<Result<SendMessageResponse>> send(int calls) {
    return Callers.run(CALLERS, calls, i -> send(Integer.toString(i)));
  }

  private SendMessageResponse send(String body) {
    return sqs.sendMessage(m -> m.queueUrl(queue.url()).messageBody(body));
  }

  @Test
  void oneMessagesFailureIsItsOwn() {
    server.faults().failEntries(10, "SendMessageBatch", "InvalidMessageContents");

    var results = send(CALLS);

    var failed = Callers.failed(results);
    assertThat(failed)
        .hasSize(10)
        .allSatisfy(result -> assertSqsException(result, 400, "InvalidMessageContents"));
    assertThat(queue.bodies())
        .doesNotHaveDuplicates()
        .hasSize(CALLS - 10)
        .doesNotContainAnyElementsOf(
            failed.stream().map(result -> Integer.toString(result.number())).toList());
    assertThat(statistics("SendMessageBatch").failedEntries()).isEqualTo(10);
  }

  @Test
  void oneHandingBacksFailureIsItsOwn() {
    queue.fill(CALLS);
    List<Message> messages = queue.receive();
    server.faults().failEntries(10, "ChangeMessageVisibilityBatch", "MessageNotInflight");

    var results = Callers.run(CALLERS, CALLS, i -> handBack(messages.get(i)));

    assertThat(Callers.failed(results))
        .hasSize(10)
        .allSatisfy(result -> assertSqsException(result, 400, "MessageNotInflight"));
    assertThat(queue.receive()).hasSize(CALLS - 10);
  }

  private Object handBack(Message message) {
    return sqs.changeMessageVisibility(
        c -> c.queueUrl(queue.url()).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }

  @Test
  void throttledMessagesAreSentAgain() {
    server.faults().failEntries(5, "SendMessageBatch", "RequestThrottled");
    server.faults().failEntries(5, "SendMessageBatch", "InternalFailure");

    var results = send(CALLS);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS);
    assertThat(statistics("SendMessageBatch").retriedEntries()).isEqualTo(10);
    assertThat(statistics("SendMessageBatch").failedEntries()).isZero();
  }

  @Test
  void throttledHandingsBackAreSentAgain() {
    queue.fill(CALLS);
    List<Message> messages = queue.receive();
    server.faults().failEntries(10, "ChangeMessageVisibilityBatch", "ServiceUnavailable");

    assertThat(Callers.failed(Callers.run(CALLERS, 50, i -> handBack(messages.get(i))))).isEmpty();

    assertThat(queue.receive()).hasSize(50);
    assertThat(queue.size()).isEqualTo(CALLS);
  }

  @Test
  void whenTheRequestFailsEveryCallerGetsThat() {
    server.faults().fail(1_000, null, 503, "ServiceUnavailable");

    var results = send(CALLERS);

    assertThat(results).allSatisfy(r -> assertSqsException(r, 503, "ServiceUnavailable"));
    assertThat(results).extracting(Result::failure).doesNotHaveDuplicates();
    server.faults().clear();
    assertThat(Callers.failed(send(CALLS))).isEmpty();
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS);
  }

  @Test
  void whereNobodyAnswersEveryCallerHearsThat() {
    server.faults().refuse(1_000, null);

    var results = send(CALLERS);

    assertThat(results).allMatch(result -> result.failure() instanceof SdkClientException);
    server.faults().clear();
    assertThat(Callers.failed(send(CALLS))).isEmpty();
  }

  @Test
  void aLostReplyCostsNoMessage() {
    server.faults().loseReply(2, "SendMessageBatch");

    var results = send(CALLS);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(queue.bodies()).hasSizeGreaterThan(CALLS);
    assertThat(queue.size()).isGreaterThan(CALLS);
  }

  @Test
  void aMissingQueueIsTheQueuesException() {
    String missing = queue.url() + "-missing";

    var results =
        Callers.run(
            CALLERS, CALLERS, i -> sqs.sendMessage(m -> m.queueUrl(missing).messageBody("x")));

    assertThat(results).allMatch(result -> result.failure() instanceof QueueDoesNotExistException);
    assertThat(server.calls().get("SendMessageBatch")).isLessThan(CALLERS);
  }

  @Test
  void aMessageThatSpoilsTheRequestSpoilsNoOther() {
    server.faults().fail(1, "SendMessageBatch", 400, "InvalidMessageContents");

    assertThat(Callers.failed(send(CALLS))).isEmpty();
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS);
  }

  @Test
  void aMessageTooLargeFailsAlone() {
    String large = "x".repeat(1_048_577);

    var results = Callers.run(CALLERS, CALLS, i -> send(i == 50 ? large : Integer.toString(i)));

    assertThat(Callers.failed(results))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.number()).isEqualTo(50);
              assertThat(result.failure())
                  .isInstanceOfSatisfying(
                      SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(400));
            });
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS - 1);
  }

  @Test
  void largeMessagesShareFewerRequests() {
    String large = "ä".repeat(100_000); // 200 kB: five in 1 MiB

    var results = Callers.run(CALLERS, CALLERS, i -> send(large));

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(statistics("SendMessageBatch").averageFill()).isLessThanOrEqualTo(5);
    assertThat(queue.size()).isEqualTo(CALLERS);
  }

  private BatchStatistics statistics(String operation) {
    return clients.batches().stream()
        .filter(batches -> batches.operation().equals(operation))
        .findAny()
        .orElseThrow();
  }

  private static void assertSqsException(Result<?> result, int status, String code) {
    assertThat(result.failure())
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e).hasMessageContaining("ordered by the test");
            });
  }
}
