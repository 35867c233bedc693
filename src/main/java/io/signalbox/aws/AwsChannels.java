package io.signalbox.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Finds the queues and topics that the configured channels name, and makes them where that is
 * wanted. A channel's dead letters go to {@code <queue>-DeadLetter}, those of a FIFO queue to
 * {@code <queue>-DeadLetter.fifo}. Several channels may share a topic.
 */
public final class AwsChannels {

  /**
   * How channels are to be had.
   *
   * @param create whether what is missing is made
   * @param maxReceiveCount how often a message of a new queue is received before it goes to the
   *     dead-letter queue, 1 to 1000
   * @param visibilityTimeoutSeconds how long a message of a new queue stays hidden from others once
   *     it is received, 0 to 43200 seconds
   */
  public record Settings(boolean create, int maxReceiveCount, int visibilityTimeoutSeconds) {}

  private final SqsClient sqs;
  private final SnsClient sns;
  private final Settings settings;

  public AwsChannels(SqsClient sqs, SnsClient sns, Settings settings) {
    this.sqs = sqs;
    this.sns = sns;
    this.settings = settings;
  }

  /**
   * Resolves the channels. With {@code create}, whatever is missing is made: topics, queues with
   * their dead-letter queues and policies, and subscriptions with raw delivery. What is there stays
   * as it is, but a queue gets a redrive policy if it has none, and policies get the statements
   * that they lack. Doing it again changes nothing.
   *
   * @return for each channel {@code channel.<name>.queue-url} and {@code
   *     channel.<name>.dead-letter-url}, and {@code channel.<name>.topic-arn} if it has a topic
   * @throws MissingChannelException if anything is missing and not to be made
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS cannot be reached or refuses
   */
  public Map<String, String> resolve(List<AwsChannel> channels) {
    Queues queues = new Queues(sqs);
    Topics topics = new Topics(sns);
    List<ResolvedChannel> resolved =
        settings.create()
            ? new ChannelMaker(queues, topics, settings).make(channels)
            : new ChannelCheck(queues, topics).check(channels);
    Map<String, String> properties = new LinkedHashMap<>();
    resolved.forEach(channel -> channel.putInto(properties));
    return properties;
  }
}
