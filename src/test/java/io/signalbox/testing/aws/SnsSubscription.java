package io.signalbox.testing.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/** A queue's subscription to a topic. */
final class SnsSubscription {

  private final String arn;
  private final String topicArn;
  private final String queueArn;
  private volatile boolean raw;

  SnsSubscription(String arn, String topicArn, String queueArn, boolean raw) {
    this.arn = arn;
    this.topicArn = topicArn;
    this.queueArn = queueArn;
    this.raw = raw;
  }

  String arn() {
    return arn;
  }

  String topicArn() {
    return topicArn;
  }

  String queueArn() {
    return queueArn;
  }

  String queueName() {
    return queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }

  /** Whether the queue keeps the order of message groups; any queue may have a FIFO topic. */
  boolean isFifo() {
    return SnsFifo.isFifo(queueArn);
  }

  boolean isRaw() {
    return raw;
  }

  /** Sets one of the subscription's attributes. */
  void set(String name, String value) {
    raw = isRaw(Map.of(name, value));
  }

  /** Reads the attributes of Subscribe: raw delivery is the only one that is served here. */
  static boolean isRaw(Map<String, String> attributes) {
    for (String name : attributes.keySet()) {
      if (!name.equals("RawMessageDelivery")) {
        throw AwsError.invalidParameter("AttributeName: AwsServer does not know " + name);
      }
    }
    String value = attributes.getOrDefault("RawMessageDelivery", "false");
    if (!value.matches("true|false")) {
      throw AwsError.invalidParameter("Attributes Reason: RawMessageDelivery: Invalid value");
    }
    return Boolean.parseBoolean(value);
  }

  Map<String, String> attributes(String owner) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("SubscriptionArn", arn);
    attributes.put("TopicArn", topicArn);
    attributes.put("Protocol", "sqs");
    attributes.put("Endpoint", queueArn);
    attributes.put("Owner", owner);
    attributes.put("RawMessageDelivery", Boolean.toString(raw));
    attributes.put("PendingConfirmation", "false");
    attributes.put("ConfirmationWasAuthenticated", "true");
    return attributes;
  }

  String xml(String owner) {
    return Xml.element(
        "member",
        Xml.text("SubscriptionArn", arn)
            + Xml.text("Owner", owner)
            + Xml.text("Protocol", "sqs")
            + Xml.text("Endpoint", queueArn)
            + Xml.text("TopicArn", topicArn));
  }
}
