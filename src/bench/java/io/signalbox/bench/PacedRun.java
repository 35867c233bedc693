package io.signalbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Events that come one at a time, fewer than the contender can take. */
final class PacedRun {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestQueue in;
  private final TestQueue out;
  private final int events;
  private final Duration pause;
  private final Map<Integer, Long> sent = new HashMap<>();

  /**
   * @param events how many
   * @param pause how long after an event the next one is sent
   */
  PacedRun(Testbed.Started contender, int events, Duration pause) {
    this.in = contender.in();
    this.out = contender.out().get(0);
    this.events = events;
    this.pause = pause;
  }

  /**
   * Sends the events and waits until all have come out.
   *
   * @param first the number of the first event
   * @throws IllegalStateException if one does not
   */
  Latency run(int first) {
    CompletableFuture<Map<Integer, Long>> arrived =
        CompletableFuture.supplyAsync(this::receive, Threads.EACH);
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      Threads.sleepUntil(start + i * pause.toNanos());
      send(first + i);
    }
    return latency(arrived.join());
  }

  private void send(int number) {
    String body = TestEvents.write(number);
    sent.put(number, System.currentTimeMillis());
    in.send(body);
  }

  /** When SQS got each event of the contender. */
  private Map<Integer, Long> receive() {
    Map<Integer, Long> arrived = new HashMap<>();
    long end = System.nanoTime() + pause.multipliedBy(events).plus(PATIENCE).toNanos();
    while (arrived.size() < events && System.nanoTime() < end) {
      for (Message message : out.receive(1)) {
        String time = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        arrived.put(TestEvents.number(message.body()), Long.valueOf(time));
      }
    }
    return arrived;
  }

  private Latency latency(Map<Integer, Long> arrived) {
    if (!arrived.keySet().equals(sent.keySet())) {
      throw new IllegalStateException(
          "of %d paced events %d came out".formatted(events, arrived.size()));
    }
    List<Long> millis = new ArrayList<>();
    sent.forEach((number, start) -> millis.add(arrived.get(number) - start));
    return Latency.of(millis);
  }
}
