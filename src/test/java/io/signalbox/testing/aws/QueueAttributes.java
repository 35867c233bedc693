package io.signalbox.testing.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The queue attributes that SQS keeps and ElasticMQ ignores or refuses. */
final class QueueAttributes {

  private static final Set<String> KEPT =
      Set.of(
          "Policy",
          "MessageRetentionPeriod",
          "MaximumMessageSize",
          "SqsManagedSseEnabled",
          "DeduplicationScope",
          "FifoThroughputLimit");

  private final Map<String, Map<String, String>> byQueue = new ConcurrentHashMap<>();

  /** Takes the attributes to keep here out of a call's {@code Attributes}. */
  static Map<String, String> takeFrom(ObjectNode attributes) {
    Map<String, String> taken = new TreeMap<>();
    for (String name : KEPT) {
      if (attributes.has(name)) {
        taken.put(name, attributes.remove(name).asText());
      }
    }
    return taken;
  }

  static boolean keeps(String name) {
    return KEPT.contains(name);
  }

  /** What is kept of a queue; changes write through. */
  Map<String, String> of(String queue) {
    return byQueue.computeIfAbsent(queue, name -> new ConcurrentHashMap<>());
  }

  /** Keeps a new queue's attributes; false if the queue is there with others. */
  boolean create(String queue, Map<String, String> attributes) {
    Map<String, String> present = byQueue.putIfAbsent(queue, new ConcurrentHashMap<>(attributes));
    return present == null || present.entrySet().containsAll(attributes.entrySet());
  }

  void remove(String queue) {
    byQueue.remove(queue);
  }
}
