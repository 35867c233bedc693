package io.signalbox.testing.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics, by ARN. */
final class SnsTopics {

  private final Map<String, SnsTopic> byArn = new TreeMap<>();
  private final String prefix;
  private final String owner;

  SnsTopics(String region, String owner) {
    this.prefix = "arn:aws:sns:" + region + ":" + owner + ":";
    this.owner = owner;
  }

  String owner() {
    return owner;
  }

  /** Makes a topic; the one that is there, if it has the same attributes. */
  synchronized SnsTopic create(String name, Map<String, String> attributes) {
    if (!isName(name, SnsFifo.isWanted(attributes))) {
      throw AwsError.invalidParameter("Topic Name");
    }
    SnsTopic present = byArn.get(prefix + name);
    if (present != null) {
      if (!present.has(attributes)) {
        throw AwsError.invalidParameter(
            "Attributes Reason: Topic already exists with different attributes");
      }
      return present;
    }
    SnsTopic topic = new SnsTopic(prefix + name, owner);
    SnsFifo.without(attributes).forEach(topic::set);
    byArn.put(topic.arn(), topic);
    return topic;
  }

  /** A FIFO topic's name ends in {@code .fifo}, and no other's does. */
  private static boolean isName(String name, boolean fifo) {
    String plain = fifo ? name.replaceFirst("\\.fifo$", "") : name;
    return name.length() <= 256 && plain.matches("[A-Za-z0-9_-]+") && SnsFifo.isFifo(name) == fifo;
  }

  /** Deletes a topic and its subscriptions. */
  synchronized void delete(String arn) {
    byArn.remove(arn);
  }

  synchronized SnsTopic get(String arn) {
    SnsTopic topic = arn == null ? null : byArn.get(arn);
    if (topic == null) {
      throw new AwsError(404, "NotFound", "Topic does not exist");
    }
    return topic;
  }

  synchronized SnsSubscription subscription(String arn) {
    return byArn.values().stream()
        .flatMap(topic -> topic.subscriptions().stream())
        .filter(subscription -> subscription.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> new AwsError(404, "NotFound", "Subscription does not exist"));
  }

  synchronized List<SnsTopic> all() {
    return new ArrayList<>(byArn.values());
  }
}
