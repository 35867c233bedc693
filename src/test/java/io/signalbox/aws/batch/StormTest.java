package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.AwsClients;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything at once: no caller is left waiting, and what a caller was told is true. */
@Timeout(120)
class StormTest {

  private static final int CALLERS = 40;
  private static final int CALLS = 50;

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ended = new AtomicInteger();
  private final Random random = new Random(1);

  @Test
  void whatIsAcceptedIsThere() throws InterruptedException {
    try (AwsServer server = AwsServer.start();
        AwsClients plain = AwsClients.create(AwsServer.REGION, server.endpoint());
        AwsClients clients = plain.batching(new BatchSettings(Duration.ofMillis(2), 3))) {
      Queue queue = new Queue(plain.sqs(), "q");
      List<Thread> callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> new Thread(() -> call(clients.sqs(), queue.url(), i)))
              .toList();
      callers.forEach(Thread::start);
      while (callers.stream().anyMatch(Thread::isAlive)) {
        trouble(server, callers);
        callers.get(random.nextInt(CALLERS)).join(2);
      }
      server.faults().clear();

      assertThat(ended).hasValue(CALLERS * CALLS);
      assertThat(accepted).hasSizeGreaterThan(CALLS);
      assertThat(queue.bodies()).containsAll(accepted);
    }
  }

  private void call(SqsClient sqs, String queue, int caller) {
    for (int i = 0; i < CALLS; i++) {
      String body = caller + "." + i;
      try {
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody(body));
        accepted.add(body);
      } catch (SdkException e) {
        Thread.interrupted(); // an interrupt is for one call here
      }
      ended.incrementAndGet();
    }
  }

  private void trouble(AwsServer server, List<Thread> callers) {
    switch (random.nextInt(10)) {
      case 0 -> server.faults().failEntries(7, "SendMessageBatch", "RequestThrottled");
      case 1 -> server.faults().failEntries(3, "SendMessageBatch", "InvalidMessageContents");
      case 2 -> server.faults().loseReply(1, "SendMessageBatch");
      case 3 -> server.faults().refuse(3, "SendMessageBatch");
      case 4 -> server.faults().fail(1, "SendMessageBatch", 400, "InvalidMessageContents");
      default -> callers.get(random.nextInt(CALLERS)).interrupt();
    }
  }
}
