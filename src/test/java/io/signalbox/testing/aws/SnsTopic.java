package io.signalbox.testing.aws;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic: its attributes, its subscriptions and, of a FIFO one, what it has taken lately. */
final class SnsTopic {

  private static final Set<String> SETTABLE =
      Set.of("Policy", "DisplayName", "DeliveryPolicy", "KmsMasterKeyId");

  /** The policy that a new topic has: whoever belongs to the account may do everything. */
  private static final String OWNER_POLICY =
      """
      {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{\
      "Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},\
      "Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:Subscribe","SNS:Publish"],\
      "Resource":"%s","Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}""";

  private final String arn;
  private final String owner;
  private final Map<String, String> settings = new ConcurrentHashMap<>();
  private final List<SnsSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final SnsFifo fifo = new SnsFifo(InstantSource.system());

  SnsTopic(String arn, String owner) {
    this.arn = arn;
    this.owner = owner;
    settings.put("Policy", OWNER_POLICY.formatted(arn, owner));
    settings.put("DisplayName", "");
    if (isFifo()) {
      settings.put(SnsFifo.TOPIC, "true");
      settings.put("ContentBasedDeduplication", "false");
    }
  }

  String arn() {
    return arn;
  }

  boolean isFifo() {
    return SnsFifo.isFifo(arn);
  }

  /**
   * Checks what FIFO topics ask of a message, and standard ones refuse.
   *
   * @throws AwsError where SNS would refuse it
   */
  void check(SnsMessage message) {
    if (isFifo()) {
      SnsFifo.check(message);
    } else if (message.groupId() != null || message.deduplicationId() != null) {
      throw AwsError.invalidParameter("AwsServer has message groups on FIFO topics only");
    }
  }

  /** Whether a message is none that a FIFO topic has had already. */
  boolean isNew(SnsMessage message) {
    return !isFifo() || fifo.isNew(message.deduplicationId());
  }

  List<SnsSubscription> subscriptions() {
    return subscriptions;
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>(settings);
    attributes.put("TopicArn", arn);
    attributes.put("Owner", owner);
    attributes.put("SubscriptionsConfirmed", Integer.toString(subscriptions.size()));
    attributes.put("SubscriptionsPending", "0");
    attributes.put("SubscriptionsDeleted", "0");
    return attributes;
  }

  void set(String name, String value) {
    if (!SETTABLE.contains(name)) {
      throw AwsError.invalidParameter("AttributeName");
    }
    if (name.equals("Policy") && !ResourcePolicy.isJson(value)) {
      throw AwsError.invalidParameter("Policy statement must be JSON");
    }
    settings.put(name, value);
  }

  /** Whether every one of these has the value that the topic has. */
  boolean has(Map<String, String> attributes) {
    return attributes().entrySet().containsAll(attributes.entrySet());
  }

  /** Subscribes a queue; the subscription that is there, if it has the same attributes. */
  synchronized SnsSubscription subscribe(String queueArn, Map<String, String> attributes) {
    if (SnsFifo.isFifo(queueArn) && !isFifo()) {
      throw AwsError.invalidParameter(
          "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
    }
    boolean raw = SnsSubscription.isRaw(attributes);
    Optional<SnsSubscription> present =
        subscriptions.stream().filter(s -> s.queueArn().equals(queueArn)).findFirst();
    if (present.isPresent()) {
      if (!attributes.isEmpty() && present.get().isRaw() != raw) {
        throw AwsError.invalidParameter(
            "Attributes Reason: Subscription already exists with different attributes");
      }
      return present.get();
    }
    SnsSubscription added = new SnsSubscription(arn + ":" + UUID.randomUUID(), arn, queueArn, raw);
    subscriptions.add(added);
    return added;
  }
}
