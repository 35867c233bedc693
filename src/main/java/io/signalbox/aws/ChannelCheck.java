package io.signalbox.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the channels name, and complains of all that is not there at once. */
final class ChannelCheck {

  private final Queues queues;
  private final Topics topics;
  private final Missing missing = new Missing();

  ChannelCheck(Queues queues, Topics topics) {
    this.queues = queues;
    this.topics = topics;
  }

  List<ResolvedChannel> check(List<AwsChannel> channels) {
    Map<String, String> arns = topics.find(channels);
    List<ResolvedChannel> resolved = new ArrayList<>();
    for (AwsChannel channel : channels) {
      resolved.add(check(channel, arns.get(channel.topic())));
    }
    missing.throwIfAny(queues.region(), "create them or set channel.create=true");
    return resolved;
  }

  private ResolvedChannel check(AwsChannel channel, String topicArn) {
    Optional<String> queue = find(channel, channel.queue());
    Optional<String> deadLetters = find(channel, channel.deadLetterQueue());
    if (channel.hasTopic() && topicArn == null) {
      missing.add("topic " + channel.topic(), channel.key("topic"));
    } else if (channel.hasTopic() && queue.isPresent()) {
      checkSubscription(channel, topicArn, queue.get());
    }
    return new ResolvedChannel(channel, queue.orElse(null), deadLetters.orElse(null), topicArn);
  }

  private Optional<String> find(AwsChannel channel, String queue) {
    Optional<String> url = queues.find(queue);
    if (url.isEmpty()) {
      missing.add("queue " + queue, channel.key("queue"));
    }
    return url;
  }

  private void checkSubscription(AwsChannel channel, String topicArn, String queueUrl) {
    if (!topics.isSubscribed(topicArn, queues.arn(queueUrl))) {
      missing.add(
          "subscription of queue " + channel.queue() + " to topic " + channel.topic(),
          channel.key("topic"));
    }
  }
}
