package io.signalbox.config;

/**
 * What the names of queues and topics end in: {@code -DeadLetter} for what a queue could not
 * deliver, and {@code .fifo} for what keeps an order, by which alone AWS and Camel know it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html">
 *     identifiers of FIFO queues</a>
 */
public final class QueueNames {

  private static final String FIFO = ".fifo";
  private static final String DEAD_LETTER = "-DeadLetter";

  private QueueNames() {}

  /** Whether a name, URL or ARN is that of a FIFO queue or topic. */
  public static boolean isFifo(String name) {
    return name.endsWith(FIFO);
  }

  /**
   * What stands behind the configured names of the queues and topics of the resources' events:
   * {@code .fifo} with {@code channel.fifo}, or else nothing.
   */
  public static String suffix(Settings settings) {
    return settings.getBoolean("channel.fifo") ? FIFO : "";
  }

  /** Whether a name is that of the dead-letter queue of another one. */
  public static boolean isDeadLetters(String name) {
    return name.endsWith(DEAD_LETTER) || name.endsWith(DEAD_LETTER + FIFO);
  }

  /** The name of the dead-letter queue that belongs to a queue: on AWS, one of the same type. */
  public static String deadLetterOf(String queue) {
    return isFifo(queue)
        ? queue.substring(0, queue.length() - FIFO.length()) + DEAD_LETTER + FIFO
        : queue + DEAD_LETTER;
  }
}
