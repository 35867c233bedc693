package io.signalbox.broker;

import io.signalbox.config.QueueNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The queues and topics of a broker.
 *
 * @param queues the names of the queues that are written to directly
 * @param stores the names of the queues whose messages stay there, however often they are taken and
 *     put back
 * @param subscriptions the queues that a topic feeds
 * @param unused the names of queues that a topic may have fed once and must not any more: nobody
 *     would ever take what is in them
 * @param optional what the names of other queues begin with that a topic may have fed once, and
 *     that are unused unless they are among its subscriptions
 */
public record Topology(
    List<String> queues,
    List<String> stores,
    List<Subscription> subscriptions,
    List<String> unused,
    List<String> optional) {

  /** The names of all queues, those of their dead letters included. */
  List<String> names() {
    return Stream.concat(
            stores.stream(),
            Stream.concat(queues.stream(), subscriptions.stream().map(Subscription::queue))
                .flatMap(queue -> Stream.of(queue, QueueNames.deadLetterOf(queue))))
        .sorted()
        .toList();
  }

  /** Whether a queue is one of those that no topic feeds any more. */
  boolean isUnused(String queue) {
    return optional.stream().anyMatch(queue::startsWith)
        && !QueueNames.isDeadLetters(queue)
        && subscriptions.stream().noneMatch(each -> each.queue().equals(queue));
  }

  /**
   * A durable queue that gets a copy of each message of a topic.
   *
   * @param topic the topic's name
   * @param queue the queue's name
   */
  public record Subscription(String topic, String queue) {}
}
