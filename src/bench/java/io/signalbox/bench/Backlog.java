package io.signalbox.bench;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;

/** The events that wait when a contender starts, and what has become of them. */
final class Backlog {

  private static final int BATCH = 10;

  private Backlog() {}

  /** Puts the events 0 to {@code events - 1} on a queue. */
  static void send(TestQueue queue, int events) {
    inParallel(
        (events + BATCH - 1) / BATCH,
        batch ->
            queue.sendBatch(
                IntStream.range(batch * BATCH, Math.min(events, (batch + 1) * BATCH))
                    .mapToObj(TestEvents::write)
                    .toList()));
  }

  /**
   * Sees that a queue has every event of the backlog once.
   *
   * @throws IllegalStateException if one is missing or there twice
   */
  static void check(TestQueue queue, int events) {
    long messages = queue.depth().all();
    Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    AtomicLong received = new AtomicLong();
    inParallel(
        Runtime.getRuntime().availableProcessors(),
        reader -> {
          List<Message> some = queue.receive(0);
          while (!some.isEmpty()) {
            received.addAndGet(some.size());
            some.forEach(message -> numbers.add(TestEvents.number(message.body())));
            some = queue.receive(0);
          }
        });
    if (messages != events || received.get() != events || numbers.size() != events) {
      throw new IllegalStateException(
          "of %d events %d came out, in %d messages of %d"
              .formatted(events, numbers.size(), received.get(), messages));
    }
  }

  private static void inParallel(int times, IntConsumer work) {
    IntStream.range(0, times).parallel().forEach(work);
  }
}
