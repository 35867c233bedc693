package io.signalbox.aws;

/**
 * A channel as it is configured.
 *
 * @param name the channel's name in the keys, such as {@code org-resource-events-messaging}
 * @param topic the name or the ARN of the SNS topic that the queue is subscribed to; empty for none
 * @param queue the name of the SQS queue
 * @param fromEventBridge whether an EventBridge rule publishes to the topic
 */
public record AwsChannel(String name, String topic, String queue, boolean fromEventBridge) {

  private static final String FIFO = ".fifo";

  /**
   * Checks the names.
   *
   * @throws AwsConfigurationException if there is no queue, or if one of the two is a FIFO one
   */
  public AwsChannel {
    if (queue.isBlank()) {
      throw new AwsConfigurationException(key(name, "queue") + " is empty");
    }
    if (queue.endsWith(FIFO)) {
      throw new AwsConfigurationException(key(name, "queue") + ": FIFO queues are not supported");
    }
    if (topic.endsWith(FIFO)) {
      throw new AwsConfigurationException(key(name, "topic") + ": FIFO topics are not supported");
    }
  }

  /** The name of the queue for what could not be handled. */
  public String deadLetterQueue() {
    return queue + "-DeadLetter";
  }

  /** Whether the queue is subscribed to a topic. */
  public boolean hasTopic() {
    return !topic.isEmpty();
  }

  boolean hasTopicArn() {
    return topic.startsWith("arn:");
  }

  /** One of the channel's keys, such as {@code channel.org-resource-events.queue-url}. */
  public String key(String last) {
    return key(name, last);
  }

  private static String key(String name, String last) {
    return "channel." + name + "." + last;
  }
}
