package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_THROUGHPUT_LIMIT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.SQS_MANAGED_SSE_ENABLED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.testing.aws.AwsServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Channels that are made. */
class AwsChannelsCreateTest {

  private static final String TOPICS = "arn:aws:sns:eu-central-1:000000000000:";
  private static final AwsChannel MACHINES = channel("org-resource-events", "OrgResourceEvents");
  private static final AwsChannel PEOPLE =
      new AwsChannel(
          "org-resource-events-messaging",
          "OrgResourceEvents",
          "OrgResourceEventsMessaging",
          false);
  private static final AwsChannel ORDERED =
      channel("org-resource-events", "OrgResourceEvents.fifo");
  private static final AwsChannel ORDERED_PEOPLE =
      new AwsChannel(
          "org-resource-events-messaging",
          "OrgResourceEvents.fifo",
          "OrgResourceEventsMessaging.fifo",
          false);
  private static final AwsChannel AWS =
      new AwsChannel("aws-service-events", "AwsServiceEvents", "AwsServiceEvents", true);

  private AwsServer server;
  private AwsClients clients;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients = AwsClients.create(AwsServer.REGION, server.endpoint());
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void resolvesToUrlsAndArns() {
    String account = server.endpoint() + "/" + AwsServer.ACCOUNT + "/";

    assertThat(create(MACHINES, new AwsChannel("spool", "", "Spool", false)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "channel.org-resource-events.queue-url",
                account + "OrgResourceEvents",
                "channel.org-resource-events.dead-letter-url",
                account + "OrgResourceEvents-DeadLetter",
                "channel.org-resource-events.topic-arn",
                TOPICS + "OrgResourceEvents",
                "channel.spool.queue-url",
                account + "Spool",
                "channel.spool.dead-letter-url",
                account + "Spool-DeadLetter"));
  }

  @Test
  void queuesKeepMessagesLongAndEncrypted() {
    create(MACHINES);

    assertThat(attributes("OrgResourceEvents"))
        .containsEntry(MESSAGE_RETENTION_PERIOD, "1209600")
        .containsEntry(VISIBILITY_TIMEOUT, "45")
        .containsEntry(SQS_MANAGED_SSE_ENABLED, "true");
    assertThat(attributes("OrgResourceEvents-DeadLetter"))
        .containsEntry(MESSAGE_RETENTION_PERIOD, "1209600")
        .containsEntry(SQS_MANAGED_SSE_ENABLED, "true")
        .doesNotContainKey(REDRIVE_POLICY);
    JsonNode redrive = json(attributes("OrgResourceEvents").get(REDRIVE_POLICY));
    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(3);
    assertThat(redrive.path("deadLetterTargetArn").asText())
        .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:OrgResourceEvents-DeadLetter");
  }

  @Test
  void everyQueueOfATopicGetsItsMessagesRaw() {
    Map<String, String> properties = create(MACHINES, PEOPLE);

    clients.sns().publish(p -> p.topicArn(TOPICS + "OrgResourceEvents").message("a,b,c"));

    assertThat(server.undelivered()).isEmpty();
    for (AwsChannel channel : List.of(MACHINES, PEOPLE)) {
      String url = properties.get(channel.key("queue-url"));
      assertThat(clients.sqs().receiveMessage(r -> r.queueUrl(url)).messages())
          .extracting(Message::body)
          .containsExactly("a,b,c");
    }
  }

  @Test
  void fifoChannelsAreFifoAllThrough() {
    Map<String, String> first = create(ORDERED, ORDERED_PEOPLE);
    assertThat(first)
        .containsEntry("channel.org-resource-events.topic-arn", TOPICS + "OrgResourceEvents.fifo");
    for (String queue : List.of("OrgResourceEvents.fifo", "OrgResourceEvents-DeadLetter.fifo")) {
      assertThat(attributes(queue))
          .containsEntry(FIFO_QUEUE, "true")
          .containsEntry(CONTENT_BASED_DEDUPLICATION, "false")
          .containsEntry(DEDUPLICATION_SCOPE, "messageGroup")
          .containsEntry(FIFO_THROUGHPUT_LIMIT, "perMessageGroupId")
          .containsEntry(SQS_MANAGED_SSE_ENABLED, "true")
          .containsEntry(MESSAGE_RETENTION_PERIOD, "1209600");
    }
    assertThat(attributes("OrgResourceEvents.fifo").get(REDRIVE_POLICY))
        .contains(":OrgResourceEvents-DeadLetter.fifo\"");
    assertThat(json(attributes("OrgResourceEvents.fifo").get(POLICY)).findValuesAsText("Sid"))
        .containsExactly("signalbox-OrgResourceEvents-fifo");

    publish("a,b,c", "g", "1");
    publish("a,b,c", "g", "1");

    assertThat(server.undelivered()).isEmpty();
    for (AwsChannel channel : List.of(ORDERED, ORDERED_PEOPLE)) {
      String url = first.get(channel.key("queue-url"));
      assertThat(clients.sqs().receiveMessage(r -> r.queueUrl(url)).messages())
          .extracting(Message::body)
          .containsExactly("a,b,c");
    }
    server.forgetCalls();
    assertThat(create(ORDERED, ORDERED_PEOPLE)).isEqualTo(first);
    assertThat(server.calls())
        .doesNotContainKeys("CreateQueue", "SetQueueAttributes", "SetTopicAttributes", "Subscribe");
  }

  private void publish(String body, String group, String id) {
    clients
        .sns()
        .publish(
            p ->
                p.topicArn(TOPICS + "OrgResourceEvents.fifo")
                    .message(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(id));
  }

  @Test
  void doneAgainItChangesNothing() {
    Map<String, String> first = create(AWS, MACHINES, PEOPLE);
    Map<QueueAttributeName, String> attributes = attributes("OrgResourceEvents");
    server.forgetCalls();

    assertThat(create(AWS, MACHINES, PEOPLE)).isEqualTo(first);

    assertThat(attributes("OrgResourceEvents")).isEqualTo(attributes);
    assertThat(server.calls())
        .doesNotContainKeys("CreateQueue", "SetQueueAttributes", "SetTopicAttributes", "Subscribe");
  }

  @Test
  void whatIsThereStaysAsItIs() {
    create(MACHINES);
    String topic = clients.sns().createTopic(t -> t.name("Older")).topicArn();
    Map<QueueAttributeName, String> theirs =
        Map.of(VISIBILITY_TIMEOUT, "7", POLICY, "{\"Statement\":{\"Sid\":\"theirs\"}}");
    clients.sqs().createQueue(q -> q.queueName("Older").attributes(theirs));
    String queueArn = "arn:aws:sqs:eu-central-1:000000000000:Older";
    clients.sns().subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(queueArn));

    create(channel("older", "Older"));

    assertThat(attributes("Older"))
        .containsEntry(VISIBILITY_TIMEOUT, "7")
        .doesNotContainKey(MESSAGE_RETENTION_PERIOD)
        .containsKey(REDRIVE_POLICY);
    assertThat(json(attributes("Older").get(POLICY)).findValuesAsText("Sid"))
        .containsExactly("theirs", "signalbox-Older");
    Subscription subscription =
        clients.sns().listSubscriptionsByTopic(s -> s.topicArn(topic)).subscriptions().get(0);
    assertThat(
            clients
                .sns()
                .getSubscriptionAttributes(s -> s.subscriptionArn(subscription.subscriptionArn()))
                .attributes())
        .containsEntry("RawMessageDelivery", "false");
  }

  @Test
  void anExistingRedrivePolicyStays() {
    create(MACHINES);
    String other = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":9}";
    String arn = "arn:aws:sqs:eu-central-1:000000000000:OrgResourceEvents-DeadLetter";
    clients
        .sqs()
        .createQueue(
            q -> q.queueName("Older").attributes(Map.of(REDRIVE_POLICY, other.formatted(arn))));

    create(channel("older", "Older"));

    JsonNode redrive = json(attributes("Older").get(REDRIVE_POLICY));
    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(9);
    assertThat(redrive.path("deadLetterTargetArn").asText()).isEqualTo(arn);
  }

  @Test
  void eventBridgeMayPublishWhereItIsToAndNowhereElse() {
    create(AWS, MACHINES);

    assertThat(topicSids("AwsServiceEvents"))
        .containsExactly("__default_statement_ID", "signalbox-eventbridge");
    assertThat(topicSids("OrgResourceEvents")).containsExactly("__default_statement_ID");
  }

  @Test
  void aServerThatCannotEncryptGetsPlainQueues() {
    server.faults().fail(1, "CreateQueue", 400, "InvalidAttributeName");

    create(MACHINES);

    assertThat(attributes("OrgResourceEvents-DeadLetter"))
        .doesNotContainKey(SQS_MANAGED_SSE_ENABLED)
        .containsEntry(MESSAGE_RETENTION_PERIOD, "1209600");
  }

  @Test
  void waitsForANewQueueToBeThere() {
    server.faults().fail(2, "GetQueueAttributes", 400, "QueueDoesNotExist");

    create(MACHINES);

    assertThat(attributes("OrgResourceEvents")).containsKey(REDRIVE_POLICY);
  }

  @Test
  void aTopicByItsArnIsUsedAndNotCreated() {
    String arn = clients.sns().createTopic(t -> t.name("Central")).topicArn();

    assertThat(create(new AwsChannel("a", arn, "A", false)))
        .containsEntry("channel.a.topic-arn", arn);
    assertThatExceptionOfType(MissingChannelException.class)
        .isThrownBy(() -> create(new AwsChannel("b", arn + "x", "B", false)))
        .withMessage(
            "missing in eu-central-1: topic %sx (channel.b.topic); a topic that is given by its ARN is not created",
            arn);
  }

  private static AwsChannel channel(String name, String topicAndQueue) {
    return new AwsChannel(name, topicAndQueue, topicAndQueue, false);
  }

  private Map<String, String> create(AwsChannel... channels) {
    AwsChannels.Settings settings = new AwsChannels.Settings(true, 3, 45);
    return new AwsChannels(clients.sqs(), clients.sns(), settings).resolve(List.of(channels));
  }

  private Map<QueueAttributeName, String> attributes(String queue) {
    String url = clients.sqs().getQueueUrl(q -> q.queueName(queue)).queueUrl();
    return clients
        .sqs()
        .getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  private List<String> topicSids(String topic) {
    return json(clients
            .sns()
            .getTopicAttributes(t -> t.topicArn(TOPICS + topic))
            .attributes()
            .get("Policy"))
        .findValuesAsText("Sid");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
