package io.signalbox.aws.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.aws.AwsClients;
import io.signalbox.testing.aws.AwsServer;
import io.signalbox.testing.aws.Queue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Publishing in batches. */
class SnsBatchingTest {

  private static final int CALLERS = 20;
  private static final int CALLS = 100;

  private AwsServer server;
  private AwsClients clients;
  private SnsClient sns;
  private Queue queue;
  private String topic;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    AwsClients plain = AwsClients.create(AwsServer.REGION, server.endpoint());
    clients = plain.batching(BatchSettings.DEFAULT);
    sns = clients.sns();
    topic = sns.createTopic(t -> t.name("t")).topicArn();
    queue = subscribe(plain);
  }

  private Queue subscribe(AwsClients plain) {
    String arn = "arn:aws:sqs:" + AwsServer.REGION + ":" + AwsServer.ACCOUNT + ":q";
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
          "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
        """
            .formatted(arn, topic);
    Queue subscribed = new Queue(plain.sqs(), "q", Map.of("Policy", policy));
    sns.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    return subscribed;
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void manyCallersPublish() {
    var results = Callers.run(CALLERS, CALLS, this::publish);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(results).extracting(r -> r.response().messageId()).doesNotHaveDuplicates();
    List<Message> arrived = queue.receive();
    assertThat(arrived).extracting(Message::body).doesNotHaveDuplicates().hasSize(CALLS);
    assertThat(arrived)
        .allMatch(m -> m.messageAttributes().get("number").stringValue().equals(m.body()));
    BatchStatistics batches = statistics();
    assertThat(batches.requests()).isBetween(10L, 30L);
    assertThat(batches.entries()).isEqualTo(CALLS);
  }

  private PublishResponse publish(int number) {
    String text = Integer.toString(number);
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue(text).build();
    return sns.publish(
        p -> p.topicArn(topic).message(text).messageAttributes(Map.of("number", value)));
  }

  private BatchStatistics statistics() {
    return clients.batches().stream()
        .filter(batches -> batches.operation().equals("PublishBatch"))
        .findAny()
        .orElseThrow();
  }

  @Test
  void oneEntrysFailureIsItsOwn() {
    server.faults().failEntries(10, "PublishBatch", "InvalidParameter");

    var results = Callers.run(CALLERS, CALLS, this::publish);

    assertThat(Callers.failed(results))
        .hasSize(10)
        .allSatisfy(
            result ->
                assertThat(result.failure())
                    .isInstanceOfSatisfying(
                        SnsException.class,
                        e -> {
                          assertThat(e.statusCode()).isEqualTo(400);
                          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameter");
                        }));
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS - 10);
    assertThat(statistics().failedEntries()).isEqualTo(10);
    assertThat(statistics().retriedEntries()).isZero();
  }

  @Test
  void throttledEntriesAreSentAgain() {
    server.faults().failEntries(10, "PublishBatch", "Throttled");

    var results = Callers.run(CALLERS, CALLS, this::publish);

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(queue.bodies()).doesNotHaveDuplicates().hasSize(CALLS);
    assertThat(statistics().retriedEntries()).isEqualTo(10);
  }

  @Test
  void largeMessagesShareFewerRequests() {
    String large = "ä".repeat(50_000); // 100 kB: two in 256 KiB

    var results =
        Callers.run(CALLERS, CALLERS, i -> sns.publish(p -> p.topicArn(topic).message(large)));

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(statistics().averageFill()).isBetween(1.0, 2.0);
    assertThat(server.calls().get("PublishBatch")).isGreaterThan(5);
  }

  @Test
  void whatIsNotForATopicIsPassedOn() {
    sns.publish(p -> p.targetArn(topic).message("x"));

    assertThat(server.calls()).containsEntry("Publish", 1);
    assertThat(statistics().requests()).isZero();
  }
}
