package io.signalbox.aws;

import java.util.List;
import java.util.Map;

/** Finds what the channels name, and complains of all that is not there at once. */
final class ChannelCheck {

  /**
   * What AWS says of a channel.
   *
   * @param resolved with null for what is not there
   * @param subscribed whether the queue gets what is published to the topic
   */
  private record Found(ResolvedChannel resolved, boolean subscribed) {}

  private final Queues queues;
  private final Topics topics;
  private final Missing missing = new Missing();

  ChannelCheck(Queues queues, Topics topics) {
    this.queues = queues;
    this.topics = topics;
  }

  List<ResolvedChannel> check(List<AwsChannel> channels) {
    Map<String, String> arns = topics.find(channels);
    List<Found> found =
        AtOnce.forEach(channels, channel -> find(channel, arns.get(channel.topic())));
    found.forEach(this::check);
    missing.throwIfAny(queues.region(), "create them or set channel.create=true");
    return found.stream().map(Found::resolved).toList();
  }

  private Found find(AwsChannel channel, String topicArn) {
    String queueUrl = queues.find(channel.queue()).orElse(null);
    String deadLetterUrl = queues.find(channel.deadLetterQueue()).orElse(null);
    boolean subscribed =
        queueUrl != null && topicArn != null && topics.isSubscribed(topicArn, queues.arn(queueUrl));
    return new Found(new ResolvedChannel(channel, queueUrl, deadLetterUrl, topicArn), subscribed);
  }

  private void check(Found found) {
    AwsChannel channel = found.resolved().channel();
    if (found.resolved().queueUrl() == null) {
      missing.add("queue " + channel.queue(), channel.key("queue"));
    }
    if (found.resolved().deadLetterUrl() == null) {
      missing.add("queue " + channel.deadLetterQueue(), channel.key("queue"));
    }
    if (channel.hasTopic() && found.resolved().topicArn() == null) {
      missing.add("topic " + channel.topic(), channel.key("topic"));
    } else if (channel.hasTopic() && found.resolved().queueUrl() != null && !found.subscribed()) {
      missing.add(
          "subscription of queue " + channel.queue() + " to topic " + channel.topic(),
          channel.key("topic"));
    }
  }
}
