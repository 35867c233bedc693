package io.signalbox.aws;

import io.signalbox.config.QueueNames;

/**
 * A channel as it is on AWS. A FIFO queue and a FIFO topic are those whose names end in {@code
 * .fifo}.
 *
 * @param name the channel's name in the keys, such as {@code org-resource-events-messaging}
 * @param topic the name or the ARN of the SNS topic that the queue is subscribed to; empty for none
 * @param queue the name of the SQS queue
 * @param fromEventBridge whether an EventBridge rule publishes to the topic
 */
public record AwsChannel(String name, String topic, String queue, boolean fromEventBridge) {

  /**
   * Checks the names.
   *
   * @throws AwsConfigurationException if there is no queue, or if only one of the two is FIFO: SNS
   *     refuses a FIFO queue for a standard topic, and a standard queue loses the topic's order
   */
  public AwsChannel {
    if (queue.isBlank() || queue.startsWith(".")) {
      throw new AwsConfigurationException(key(name, "queue") + " is empty");
    }
    boolean fifo = QueueNames.isFifo(queue);
    if (!topic.isEmpty() && QueueNames.isFifo(topic) != fifo) {
      throw new AwsConfigurationException(
          "%s=%s: is not a %s topic, and channel.fifo=%s"
              .formatted(key(name, "topic"), topic, fifo ? "FIFO" : "standard", fifo));
    }
  }

  /** The name of the queue for what could not be handled. */
  public String deadLetterQueue() {
    return QueueNames.deadLetterOf(queue);
  }

  /** Whether the queue is subscribed to a topic. */
  public boolean hasTopic() {
    return !topic.isEmpty();
  }

  boolean hasTopicArn() {
    return isArn(topic);
  }

  /** One of the channel's keys, such as {@code channel.org-resource-events.queue-url}. */
  public String key(String last) {
    return key(name, last);
  }

  static boolean isArn(String topic) {
    return topic.startsWith("arn:");
  }

  static String key(String name, String last) {
    return "channel." + name + "." + last;
  }
}
