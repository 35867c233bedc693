package io.signalbox.testing.aws;

import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A Signalbox with topics and queues of its own on an {@link AwsServer} that it may share with
 * others, and what a test does there.
 */
public final class AwsEstate implements AutoCloseable {

  private static final String RECIPIENTS = "channel.org-resource-events.recipients";

  private final String name;
  private final SqsClient sqs;
  private final SnsClient sns;
  private final EventBridgeClient eventBridge;
  private final TestSignalbox signalbox;

  private AwsEstate(AwsServer aws, String name, TestSignalbox signalbox) {
    this.name = name;
    this.sqs = aws.client(SqsClient.builder()).build();
    this.sns = aws.client(SnsClient.builder()).build();
    this.eventBridge = aws.client(EventBridgeClient.builder()).build();
    this.signalbox = signalbox;
  }

  /**
   * Starts a Signalbox that publishes standard events on the bus {@code default} too.
   *
   * @param name what the names of its topics and queues begin with
   * @param overrides keys and values over those of a test on AWS
   */
  public static AwsEstate start(
      AwsServer aws, String name, Path data, Map<String, String> overrides) {
    Map<String, String> keys = new HashMap<>();
    keys.put("profile", "aws");
    keys.put("aws.region", AwsServer.REGION);
    keys.put("aws.endpoint", aws.endpoint().toString());
    keys.put("aws.sqs.visibility-timeout-seconds", "5");
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("channel.create", "true");
    keys.put("intake.http.port", "");
    keys.put(RECIPIENTS, "direct:eventbridge,{{channel.org-resource-events.out}}");
    for (String channel :
        List.of("AwsServiceEvents", "OrgResourceEvents", "OrgResourceEventsNotification")) {
      keys.put(key(channel) + ".topic", name + channel);
      keys.put(key(channel) + ".queue", name + channel);
    }
    keys.put(key("OrgResourceEventsMessaging") + ".queue", name + "OrgResourceEventsMessaging");
    keys.putAll(overrides);
    return new AwsEstate(aws, name, TestSignalbox.start(data, keys));
  }

  public TestSignalbox signalbox() {
    return signalbox;
  }

  /** Has a rule of the bus {@code default} hand what matches to this estate. */
  public AwsEstate takeIn(String pattern) {
    String rule = name + "-rule";
    eventBridge.putRule(r -> r.name(rule).eventPattern(pattern));
    Target target = Target.builder().id("signalbox").arn(topic("AwsServiceEvents")).build();
    eventBridge.putTargets(t -> t.rule(rule).targets(target));
    return this;
  }

  /** Publishes an event on the topic AwsServiceEvents, as a rule for AWS's own events does. */
  public void publish(String event) {
    sns.publish(request -> request.topicArn(topic("AwsServiceEvents")).message(event));
  }

  /** Takes all messages off one of the queues. */
  public List<Message> drain(String queue) {
    List<Message> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs.receiveMessage(
                  request ->
                      request
                          .queueUrl(url(queue))
                          .maxNumberOfMessages(10)
                          .visibilityTimeout(3600)
                          .messageAttributeNames("All"))
              .messages();
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  /** Whether a queue has no message, none that is being worked on either. */
  public boolean isEmpty(String queue) {
    return sqs
        .getQueueAttributes(q -> q.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().toString().startsWith("ApproximateNumberOfMessages"))
        .allMatch(entry -> entry.getValue().equals("0"));
  }

  @Override
  public void close() {
    signalbox.close();
    sqs.close();
    sns.close();
    eventBridge.close();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(name + queue)).queueUrl();
  }

  private String topic(String topic) {
    return "arn:aws:sns:%s:%s:%s%s".formatted(AwsServer.REGION, AwsServer.ACCOUNT, name, topic);
  }

  /** {@code channel.aws-service-events} for {@code AwsServiceEvents}. */
  private static String key(String channel) {
    return "channel." + channel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
