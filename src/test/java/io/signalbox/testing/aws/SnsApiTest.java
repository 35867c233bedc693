package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.Topic;

/** Topics and subscriptions, and what SNS refuses. */
class SnsApiTest {

  private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:q";

  private static AwsServer server;
  private static SnsClient sns;

  @BeforeAll
  static void start() {
    server = AwsServer.start();
    sns = server.client(SnsClient.builder()).build();
  }

  @AfterAll
  static void stop() {
    sns.close();
    server.close();
  }

  @Test
  void listsTopicsPageByPage() {
    IntStream.range(0, 150).forEach(i -> topic("paged-" + i));

    assertThat(sns.listTopics().nextToken()).isNotEmpty();
    assertThat(sns.listTopicsPaginator().topics().stream().map(Topic::topicArn))
        .filteredOn(arn -> arn.contains("paged-"))
        .hasSize(150)
        .doesNotHaveDuplicates();
  }

  @Test
  void aTopicKeepsItsAttributes() {
    String topic = topic("attributes");
    assertThat(topic(("attributes"))).isEqualTo(topic);

    sns.setTopicAttributes(
        t -> t.topicArn(topic).attributeName("DisplayName").attributeValue("<A> & B"));

    assertThat(sns.getTopicAttributes(t -> t.topicArn(topic)).attributes())
        .containsEntry("DisplayName", "<A> & B")
        .containsEntry("TopicArn", topic)
        .hasEntrySatisfying("Policy", p -> assertThat(p).contains("__default_statement_ID"));
  }

  @Test
  void aSubscriptionKeepsItsAttributes() {
    String topic = topic("subscribed");
    String subscription = subscribe(topic, Map.of());
    assertThat(subscribe(topic, Map.of())).isEqualTo(subscription);
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> subscribe(topic, Map.of("RawMessageDelivery", "true")))
        .withMessageContaining("already exists with different attributes");

    sns.setSubscriptionAttributes(
        s ->
            s.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery")
                .attributeValue("true"));

    assertThat(sns.getSubscriptionAttributes(s -> s.subscriptionArn(subscription)).attributes())
        .containsEntry("RawMessageDelivery", "true")
        .containsEntry("Endpoint", QUEUE);
    assertThat(sns.listSubscriptionsByTopic(s -> s.topicArn(topic)).subscriptions())
        .singleElement()
        .matches(s -> s.endpoint().equals(QUEUE) && s.subscriptionArn().equals(subscription));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String missing = "arn:aws:sns:eu-central-1:000000000000:missing";
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sns.getTopicAttributes(t -> t.topicArn(missing)))
        .withMessageContaining("Topic does not exist");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sns.publish(p -> p.topicArn(missing).message("x")));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sns.getSubscriptionAttributes(s -> s.subscriptionArn(missing + ":1")));
  }

  @Test
  void aTopicThatIsMadeAgainHasItsArnAndNoSubscription() {
    String topic = topic("again");
    subscribe(topic, Map.of());

    sns.deleteTopic(t -> t.topicArn(topic));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sns.publish(p -> p.topicArn(topic).message("x")));

    assertThat(topic("again")).isEqualTo(topic);
    assertThat(sns.listSubscriptionsByTopic(s -> s.topicArn(topic)).subscriptions()).isEmpty();
  }

  @Test
  void refusesWhatSnsRefuses() {
    refuses("Empty message", p -> p.message(""));
    refuses("Message too long", p -> p.message("x".repeat(262_145)));
    refuses("Message too long", p -> p.message("ü".repeat(131_073)));
    refuses("Subject", p -> p.message("x").subject("two\nlines"));
    refuses("Subject", p -> p.message("x").subject("x".repeat(101)));
    sns.publish(p -> p.topicArn(topic("refused")).message("x".repeat(262_144)));
  }

  @Test
  void refusesAnEmptyAttribute() {
    MessageAttributeValue empty =
        MessageAttributeValue.builder().dataType("String").stringValue("").build();
    assertThatExceptionOfType(InvalidParameterValueException.class)
        .isThrownBy(
            () ->
                sns.publish(
                    p ->
                        p.topicArn(topic("refused"))
                            .message("x")
                            .messageAttributes(Map.of("region", empty))))
        .withMessageContaining("'region' must contain non-empty");
  }

  private static void refuses(String reason, Consumer<PublishRequest.Builder> message) {
    String topic = topic("refused");
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> sns.publish(message.andThen(p -> p.topicArn(topic))))
        .withMessageContaining("Invalid parameter: " + reason)
        .matches(e -> e.statusCode() == 400);
  }

  private static String topic(String name) {
    return sns.createTopic(t -> t.name(name)).topicArn();
  }

  private static String subscribe(String topic, Map<String, String> attributes) {
    return sns.subscribe(
            s -> s.topicArn(topic).protocol("sqs").endpoint(QUEUE).attributes(attributes))
        .subscriptionArn();
  }
}
