package io.signalbox.testing.aws;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * SNS: topics, and queues that are subscribed to them.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/">the API</a>
 */
final class SnsApi implements AwsApi {

  private static final int PAGE = 100;

  private final SnsTopics topics;
  private final SnsPublish publish;

  SnsApi(SnsTopics topics, SnsDelivery delivery, Faults faults) {
    this.topics = topics;
    this.publish = new SnsPublish(topics, delivery, faults);
  }

  @Override
  public AwsReply answer(AwsCall call) throws IOException, InterruptedException {
    Form form = call.form();
    String result =
        switch (call.action()) {
          case "CreateTopic" -> createTopic(form);
          case "DeleteTopic" -> deleteTopic(form);
          case "ListTopics" -> listTopics(form);
          case "GetTopicAttributes" ->
              Xml.map("Attributes", topics.get(form.get("TopicArn")).attributes());
          case "SetTopicAttributes" -> setTopicAttributes(form);
          case "Subscribe" -> subscribe(form);
          case "ListSubscriptionsByTopic" -> listSubscriptions(form);
          case "GetSubscriptionAttributes" ->
              Xml.map("Attributes", subscription(form).attributes(topics.owner()));
          case "SetSubscriptionAttributes" -> setSubscriptionAttributes(form);
          case "Publish" -> publish.one(form);
          case "PublishBatch" -> publish.batch(form);
          default -> throw AwsError.unknownAction(call.action());
        };
    return AwsReply.xml(call, result);
  }

  /** What topics took, in its order. */
  List<Published> published() {
    return publish.published();
  }

  private String createTopic(Form form) {
    return Xml.text("TopicArn", topics.create(form.text("Name"), form.map("Attributes")).arn());
  }

  /** What is not there is deleted in silence, as on AWS. */
  private String deleteTopic(Form form) {
    topics.delete(form.text("TopicArn"));
    return "";
  }

  private String listTopics(Form form) {
    return page(
        "Topics",
        topics.all(),
        form.get("NextToken"),
        topic -> Xml.element("member", Xml.text("TopicArn", topic.arn())));
  }

  private String setTopicAttributes(Form form) {
    topics.get(form.get("TopicArn")).set(form.text("AttributeName"), form.text("AttributeValue"));
    return "";
  }

  private String subscribe(Form form) {
    SnsTopic topic = topics.get(form.get("TopicArn"));
    if (!form.text("Protocol").equals("sqs")) {
      throw AwsError.invalidParameter("AwsServer delivers to queues only");
    }
    if (!form.text("Endpoint").matches("arn:aws:sqs:[^:]+:[^:]+:[^:]+")) {
      throw AwsError.invalidParameter("SQS endpoint ARN");
    }
    SnsSubscription subscription = topic.subscribe(form.text("Endpoint"), form.map("Attributes"));
    return Xml.text("SubscriptionArn", subscription.arn());
  }

  private String listSubscriptions(Form form) {
    return page(
        "Subscriptions",
        topics.get(form.get("TopicArn")).subscriptions(),
        form.get("NextToken"),
        subscription -> subscription.xml(topics.owner()));
  }

  private SnsSubscription subscription(Form form) {
    return topics.subscription(form.text("SubscriptionArn"));
  }

  private String setSubscriptionAttributes(Form form) {
    subscription(form).set(form.text("AttributeName"), form.text("AttributeValue"));
    return "";
  }

  /** One page of a list; the token is where the next one begins. */
  private static <T> String page(
      String name, List<T> all, String token, Function<T, String> toXml) {
    int from = token == null ? 0 : Integer.parseInt(token);
    int to = Math.min(from + PAGE, all.size());
    String members = all.subList(from, to).stream().map(toXml).collect(Collectors.joining());
    String next = to < all.size() ? Xml.text("NextToken", Integer.toString(to)) : "";
    return Xml.element(name, members) + next;
  }
}
