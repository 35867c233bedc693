package io.signalbox.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;

/** Events that wait for a contender, and what has become of them. */
final class Backlog {

  private static final int BATCH = 10;

  /** How many a second can surely be sent here. */
  private static final int SENT_PER_SECOND = 2500;

  private Backlog() {}

  /** Puts the events {@code first} to {@code first + events - 1} on a queue. */
  static void send(TestQueue queue, int first, int events) {
    send(queue, first, events, System.nanoTime());
  }

  /** The same, but all of them appear at once, when the last has been sent. */
  static void sendAtOnce(TestQueue queue, int first, int events) {
    Duration sending = Duration.ofSeconds(2).plusSeconds(events / SENT_PER_SECOND);
    send(queue, first, events, System.nanoTime() + sending.toNanos());
  }

  private static void send(TestQueue queue, int first, int events, long nanoTime) {
    int end = first + events;
    inParallel(
        (events + BATCH - 1) / BATCH,
        batch -> {
          int from = first + batch * BATCH;
          List<String> some =
              IntStream.range(from, Math.min(end, from + BATCH))
                  .mapToObj(TestEvents::write)
                  .toList();
          Duration left = Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
          queue.sendBatch(some, left.toSeconds());
        });
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
