package io.signalbox.aws;

import io.signalbox.config.SettingsException;
import io.signalbox.deadletters.ChannelQueue;
import io.signalbox.deadletters.DeadLetterQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The dead-letter queues on SQS. */
public final class AwsDeadLetters {

  private final SqsClient sqs;
  private final Queues queues;

  public AwsDeadLetters(SqsClient sqs) {
    this.sqs = sqs;
    this.queues = new Queues(sqs);
  }

  /**
   * The dead letters of an SQS queue.
   *
   * @throws SettingsException where one of the two queues is not there
   */
  public DeadLetterQueue of(ChannelQueue queue) {
    return new SqsDeadLetterQueue(
        new SqsLetters(sqs, find(queue, queue.deadLetters())), queue, find(queue, queue.queue()));
  }

  private String find(ChannelQueue channel, String queue) {
    return queues
        .find(queue)
        .orElseThrow(
            () ->
                new SettingsException(
                    "missing in %s: queue %s (channel.%s.queue)"
                        .formatted(queues.region(), queue, channel.channel())));
  }
}
