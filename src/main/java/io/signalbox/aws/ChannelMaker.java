package io.signalbox.aws;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes what the channels name and what is not there. */
final class ChannelMaker {

  /** The longest that SQS keeps messages: whoever is away must not lose any. */
  private static final String RETENTION_SECONDS = Long.toString(Duration.ofDays(14).toSeconds());

  private static final QueueAttributeName[] OF_INTEREST = {
    QueueAttributeName.QUEUE_ARN, QueueAttributeName.REDRIVE_POLICY, QueueAttributeName.POLICY
  };

  private final Queues queues;
  private final Topics topics;
  private final AwsChannels.Settings settings;

  ChannelMaker(Queues queues, Topics topics, AwsChannels.Settings settings) {
    this.queues = queues;
    this.topics = topics;
    this.settings = settings;
  }

  List<ResolvedChannel> make(List<AwsChannel> channels) {
    Map<String, String> arns = makeTopics(channels);
    return AtOnce.forEach(channels, channel -> make(channel, arns.get(channel.topic())));
  }

  private Map<String, String> makeTopics(List<AwsChannel> channels) {
    Map<String, String> arns = new HashMap<>();
    Set<String> names = new TreeSet<>();
    Missing missing = new Missing();
    for (AwsChannel channel : channels) {
      if (channel.hasTopicArn()) {
        arns.put(channel.topic(), channel.topic());
        if (!topics.exists(channel.topic())) {
          missing.add("topic " + channel.topic(), channel.key("topic"));
        }
      } else if (channel.hasTopic()) {
        names.add(channel.topic());
      }
    }
    missing.throwIfAny(queues.region(), "a topic that is given by its ARN is not created");
    AtOnce.forEach(List.copyOf(names), name -> Map.entry(name, topics.create(name)))
        .forEach(created -> arns.put(created.getKey(), created.getValue()));
    return arns;
  }

  private ResolvedChannel make(AwsChannel channel, String topicArn) {
    String deadLetterUrl = makeDeadLetterQueue(channel);
    String redrivePolicy = redrivePolicy(queues.arn(deadLetterUrl));
    String queueUrl = makeQueue(channel, redrivePolicy);
    Map<QueueAttributeName, String> queue = queues.attributes(queueUrl, OF_INTEREST);
    if (!queue.containsKey(QueueAttributeName.REDRIVE_POLICY)) {
      queues.set(queueUrl, QueueAttributeName.REDRIVE_POLICY, redrivePolicy);
    }
    if (topicArn != null) {
      connect(channel, topicArn, queueUrl, queue);
    }
    return new ResolvedChannel(channel, queueUrl, deadLetterUrl, topicArn);
  }

  private String makeDeadLetterQueue(AwsChannel channel) {
    String name = channel.deadLetterQueue();
    return queues
        .find(name)
        .orElseGet(
            () ->
                queues.create(
                    name, Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS)));
  }

  private String makeQueue(AwsChannel channel, String redrivePolicy) {
    return queues
        .find(channel.queue())
        .orElseGet(() -> queues.create(channel.queue(), attributes(redrivePolicy)));
  }

  private Map<QueueAttributeName, String> attributes(String redrivePolicy) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS);
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT,
        Integer.toString(settings.visibilityTimeoutSeconds()));
    attributes.put(QueueAttributeName.REDRIVE_POLICY, redrivePolicy);
    return attributes;
  }

  private String redrivePolicy(String deadLetterArn) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(deadLetterArn, settings.maxReceiveCount());
  }

  /** Permissions first: what is published before the queue may be sent to would be lost. */
  private void connect(
      AwsChannel channel, String topicArn, String queueUrl, Map<QueueAttributeName, String> queue) {
    String queueArn = queue.get(QueueAttributeName.QUEUE_ARN);
    Policy.with(
            Optional.ofNullable(queue.get(QueueAttributeName.POLICY)),
            Policy.topicMaySend(topicArn, queueArn),
            topicArn)
        .ifPresent(policy -> queues.set(queueUrl, QueueAttributeName.POLICY, policy));
    if (!topics.isSubscribed(topicArn, queueArn)) {
      topics.subscribe(topicArn, queueArn);
    }
    if (channel.fromEventBridge()) {
      Policy.with(topics.policy(topicArn), Policy.rulesMayPublish(topicArn), topicArn)
          .ifPresent(policy -> topics.setPolicy(topicArn, policy));
    }
  }
}
