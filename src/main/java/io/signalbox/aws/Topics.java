package io.signalbox.aws;

import io.signalbox.config.QueueNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Topic;

/**
 * What there is to do with topics, in the words of channels.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/">the API</a>
 */
final class Topics {

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
  private static final String POLICY = "Policy";

  private final SnsClient sns;

  Topics(SnsClient sns) {
    this.sns = sns;
  }

  /** The topic's name: what follows the last colon of its ARN. */
  static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The ARNs of the channels' topics that are there, by the topic as it is configured. */
  Map<String, String> find(List<AwsChannel> channels) {
    Map<String, String> found = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (AwsChannel channel : channels) {
      if (channel.hasTopicArn()) {
        if (exists(channel.topic())) {
          found.put(channel.topic(), channel.topic());
        }
      } else if (channel.hasTopic()) {
        names.add(channel.topic());
      }
    }
    found.putAll(findNames(names));
    return found;
  }

  /**
   * Reads the list page by page, and no further than needed: an account may have 100,000 topics.
   */
  private Map<String, String> findNames(Set<String> names) {
    Map<String, String> found = new HashMap<>();
    if (names.isEmpty()) {
      return found;
    }
    Iterator<Topic> all = sns.listTopicsPaginator().topics().iterator();
    while (found.size() < names.size() && all.hasNext()) {
      String arn = all.next().topicArn();
      if (names.contains(name(arn))) {
        found.put(name(arn), arn);
      }
    }
    return found;
  }

  boolean exists(String arn) {
    try {
      sns.getTopicAttributes(t -> t.topicArn(arn));
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Makes a topic, or finds the one that has the name: to SNS that is the same call. */
  String create(String name) {
    Map<String, String> attributes =
        QueueNames.isFifo(name) ? Map.of("FifoTopic", "true") : Map.of();
    return sns.createTopic(t -> t.name(name).attributes(attributes)).topicArn();
  }

  Optional<String> policy(String arn) {
    return Optional.ofNullable(
        sns.getTopicAttributes(t -> t.topicArn(arn)).attributes().get(POLICY));
  }

  void setPolicy(String arn, String policy) {
    sns.setTopicAttributes(t -> t.topicArn(arn).attributeName(POLICY).attributeValue(policy));
    LOG.info("set the policy of topic {}", arn);
  }

  boolean isSubscribed(String topicArn, String queueArn) {
    return sns.listSubscriptionsByTopicPaginator(s -> s.topicArn(topicArn)).subscriptions().stream()
        .anyMatch(subscription -> queueArn.equals(subscription.endpoint()));
  }

  /** Subscribes a queue with raw delivery: body and attributes as they were published. */
  void subscribe(String topicArn, String queueArn) {
    sns.subscribe(
        s ->
            s.topicArn(topicArn)
                .protocol("sqs")
                .endpoint(queueArn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    LOG.info("subscribed {} to {}", queueArn, topicArn);
  }
}
