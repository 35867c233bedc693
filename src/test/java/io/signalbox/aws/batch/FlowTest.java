package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/**
 * When batches leave, and with whom. The first call is held on its way out, so that others gather;
 * the linger is an hour, so that whoever waits for its end fails the test.
 */
@Timeout(60)
class FlowTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Gate gate = new Gate(SqsRequest.class);
  private AwsServer server;
  private SqsClient plain;
  private SqsClient held;
  private Queue queue;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    plain = server.client(SqsClient.builder()).build();
    held =
        server
            .client(SqsClient.builder())
            .overrideConfiguration(c -> c.addExecutionInterceptor(gate))
            .build();
    queue = new Queue(plain, "q");
  }

  @AfterEach
  void stop() {
    gate.open();
    held.close();
    plain.close();
    server.close();
  }

  /** A call by a thread of its own. */
  private static final class Caller {
    final FutureTask<SendMessageResponse> task;
    final Thread thread;

    Caller(SqsClient sqs, SendMessageRequest request) {
      task = new FutureTask<>(() -> sqs.sendMessage(request));
      thread = new Thread(task);
      thread.start();
    }

    boolean waits() {
      return LockSupport.getBlocker(thread) instanceof Lane;
    }

    Throwable failure() throws InterruptedException {
      try {
        task.get();
        throw new AssertionError("the call succeeded");
      } catch (ExecutionException e) {
        return e.getCause();
      }
    }
  }

  private SqsClient batching(int maxRequests) {
    return new Batching(new BatchSettings(HOUR, maxRequests)).sqs(held);
  }

  private Caller call(SqsClient sqs, String body) {
    return new Caller(
        sqs, SendMessageRequest.builder().queueUrl(queue.url()).messageBody(body).build());
  }

  private Caller callHeld(SqsClient sqs, String body) {
    int before = gate.arrived().size();
    Caller caller = call(sqs, body);
    await().until(() -> gate.arrived().size() > before);
    return caller;
  }

  /** Calls one after the other, so that they wait in this order. */
  private List<Caller> callWaiting(SqsClient sqs, int calls) {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      Caller caller = call(sqs, Integer.toString(i));
      await().until(caller::waits);
      callers.add(caller);
    }
    return callers;
  }

  @Test
  void aCallAloneGoesAtOnce() {
    SqsClient sqs = batching(8);
    gate.open();

    for (int i = 0; i < 5; i++) {
      sqs.sendMessage(m -> m.queueUrl(queue.url()).messageBody("x"));
    }

    assertThat(server.calls()).containsEntry("SendMessage", 5);
  }

  @Test
  void aFullBatchGoesWhileAnotherIsUnderWay() throws Exception {
    SqsClient sqs = batching(8);
    Caller first = callHeld(sqs, "first");
    List<Caller> waiting = callWaiting(sqs, 9);

    callHeld(sqs, "tenth");
    gate.let(2);

    first.task.get();
    for (Caller caller : waiting) {
      caller.task.get();
    }
    assertThat(server.calls()).containsEntry("SendMessage", 1).containsEntry("SendMessageBatch", 1);
  }

  @Test
  void noMoreRequestsAreUnderWayThanAllowed() throws Exception {
    SqsClient sqs = batching(1);
    callHeld(sqs, "first");
    List<Caller> waiting = callWaiting(sqs, 20);

    assertThat(gate.arrived()).hasSize(1);
    gate.open();

    for (Caller caller : waiting) {
      caller.task.get();
    }
    assertThat(gate.arrived().subList(1, 3))
        .extracting(FlowTest::bodies)
        .containsExactly(
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of("10", "11", "12", "13", "14", "15", "16", "17", "18", "19"));
  }

  private static List<String> bodies(SdkRequest request) {
    return ((SendMessageBatchRequest) request)
        .entries().stream().map(SendMessageBatchRequestEntry::messageBody).toList();
  }

  @Test
  void anInterruptedCallerTakesItsMessageBack() throws Exception {
    SqsClient sqs = batching(1);
    callHeld(sqs, "first");
    List<Caller> waiting = callWaiting(sqs, 11);

    waiting.get(0).thread.interrupt();
    assertThat(waiting.get(0).failure()).isInstanceOf(AbortedException.class);
    gate.open();

    for (Caller caller : waiting.subList(1, 11)) {
      caller.task.get();
    }
    assertThat(queue.bodies())
        .containsExactlyInAnyOrder("first", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  }

  @Test
  void anInterruptedLeaderLeavesTheBatchToAnother() throws Exception {
    SqsClient sqs = batching(8);
    callHeld(sqs, "first");
    List<Caller> waiting = callWaiting(sqs, 9);
    Caller leader = callHeld(sqs, "leader");

    leader.thread.interrupt();
    gate.open();

    assertThat(leader.failure()).isInstanceOf(AbortedException.class);
    for (Caller caller : waiting) {
      caller.task.get();
    }
    assertThat(queue.bodies()).contains("0", "1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void aClosedClientSendsWhatWaitsAndTakesNoMore() throws Exception {
    SqsClient sqs = batching(1);
    Caller first = callHeld(sqs, "first");
    List<Caller> waiting = callWaiting(sqs, 5);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(sqs::close);
    await()
        .untilAsserted(
            () ->
                assertThatIllegalStateException()
                    .isThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(queue.url())))
                    .withMessage("the client is closed"));
    assertThat(closing).isNotDone();
    gate.open();

    closing.get(30, TimeUnit.SECONDS);
    assertThat(first.task).isDone();
    for (Caller caller : waiting) {
      caller.task.get();
    }
    assertThat(queue.bodies()).hasSize(6);
  }

  @Test
  void aClientMayBeClosedTwice() {
    SqsClient sqs = batching(1);

    sqs.close();
    sqs.close();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(queue.url()).messageBody("x")));
  }
}
