package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The order of message groups. */
@Timeout(60)
class FifoTest {

  private final Gate gate = new Gate(SendMessageRequest.class);
  private final GroupsUnderWay groups = new GroupsUnderWay();
  private AwsServer server;
  private SqsClient plain;
  private SqsClient sqs;
  private Queue queue;

  /** Notes groups that are in two requests at once. */
  private static final class GroupsUnderWay implements ExecutionInterceptor {
    private final Set<String> now = new HashSet<>();
    final List<String> twice = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void beforeExecution(
        Context.BeforeExecution context, ExecutionAttributes attributes) {
      of(context.request()).stream().filter(group -> !now.add(group)).forEach(twice::add);
    }

    @Override
    public synchronized void afterExecution(
        Context.AfterExecution context, ExecutionAttributes attributes) {
      now.removeAll(of(context.request()));
    }

    private static Set<String> of(SdkRequest request) {
      Set<String> all = new HashSet<>();
      if (request instanceof SendMessageBatchRequest batch) {
        batch.entries().forEach(entry -> all.add(entry.messageGroupId()));
      } else if (request instanceof SendMessageRequest single) {
        all.add(single.messageGroupId());
      }
      return all;
    }
  }

  @BeforeEach
  void start() {
    server = AwsServer.start();
    plain = server.client(SqsClient.builder()).build();
    SqsClient held =
        server
            .client(SqsClient.builder())
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(groups).addExecutionInterceptor(gate))
            .build();
    sqs = new Batching(new BatchSettings(Duration.ofMillis(1), 8)).sqs(held);
    queue = new Queue(plain, "q.fifo", Map.of("FifoQueue", "true"));
  }

  @AfterEach
  void stop() {
    gate.open();
    sqs.close();
    plain.close();
    server.close();
  }

  private void send(String group, int number) {
    sqs.sendMessage(
        m ->
            m.queueUrl(queue.url())
                .messageBody(group + number)
                .messageGroupId(group)
                .messageDeduplicationId(group + number));
  }

  @Test
  void aGroupKeepsTheOrderOfItsCalls() throws InterruptedException {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      int number = i;
      Thread caller = new Thread(() -> send("g", number));
      caller.start();
      await().until(() -> gate.arrived().size() == 1 && (number == 0 || waits(caller)));
      callers.add(caller);
    }

    gate.open();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(queue.take())
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "g" + i).toList());
  }

  private static boolean waits(Thread caller) {
    return LockSupport.getBlocker(caller) instanceof Lane;
  }

  @Test
  void aGroupIsInOneRequestAtATimeAlsoWhenSentAgain() {
    gate.open();
    server.faults().failEntries(10, "SendMessageBatch", "InternalFailure");

    var results =
        Callers.run(
            40,
            200,
            i -> {
              send("g" + i % 7, i);
              return i;
            });

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(groups.twice).isEmpty();
    assertThat(queue.size()).isEqualTo(200);
  }
}
