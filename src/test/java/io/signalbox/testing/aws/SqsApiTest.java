package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** ElasticMQ behind the server's one URL. */
class SqsApiTest {

  private final AwsServer server = AwsServer.start();
  private SqsClient sqs;
  private String queue;

  @BeforeEach
  void createQueue() {
    sqs = server.client(SqsClient.builder()).build();
    queue = sqs.createQueue(q -> q.queueName("queue")).queueUrl();
  }

  @AfterEach
  void stop() {
    sqs.close();
    server.close();
  }

  @Test
  void queueUrlsAreAtTheServersUrl() {
    assertThat(queue).isEqualTo(server.endpoint() + "/" + AwsServer.ACCOUNT + "/queue");
    assertThat(sqs.getQueueUrl(q -> q.queueName("queue")).queueUrl()).isEqualTo(queue);
    assertThat(sqs.listQueues().queueUrls()).containsExactly(queue);
  }

  @Test
  void aMissingQueueDoesNotExist() {
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> sqs.getQueueUrl(q -> q.queueName("missing")));
  }

  @Test
  void keepsTheAttributesThatElasticMqDoesNot() {
    Map<QueueAttributeName, String> attributes =
        Map.of(
            QueueAttributeName.POLICY, "{}",
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600",
            QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true",
            QueueAttributeName.VISIBILITY_TIMEOUT, "7");
    String other = sqs.createQueue(q -> q.queueName("other").attributes(attributes)).queueUrl();

    assertThat(attributes(other, QueueAttributeName.ALL)).containsAllEntriesOf(attributes);
    assertThat(attributes(other, QueueAttributeName.POLICY))
        .isEqualTo(Map.of(QueueAttributeName.POLICY, "{}"));

    sqs.setQueueAttributes(
        q -> q.queueUrl(other).attributes(Map.of(QueueAttributeName.POLICY, "{\"Id\":\"2\"}")));
    assertThat(attributes(other, QueueAttributeName.ALL))
        .containsEntry(QueueAttributeName.POLICY, "{\"Id\":\"2\"}")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "7");
  }

  @Test
  void aQueueIsMadeAgainWithTheSameAttributesOnly() {
    Map<QueueAttributeName, String> attributes =
        Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60");
    String other = sqs.createQueue(q -> q.queueName("other").attributes(attributes)).queueUrl();

    assertThat(sqs.createQueue(q -> q.queueName("other").attributes(attributes)).queueUrl())
        .isEqualTo(other);
    assertThatExceptionOfType(QueueNameExistsException.class)
        .isThrownBy(
            () ->
                sqs.createQueue(
                    q ->
                        q.queueName("other")
                            .attributes(
                                Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "61"))));
  }

  @Test
  void entriesOfABatchFailByOrder() {
    server.faults().failEntries(1, "SendMessageBatch", "InternalError");

    var answer =
        sqs.sendMessageBatch(b -> b.queueUrl(queue).entries(entry("1", "a"), entry("2", "b")));

    assertThat(answer.failed()).singleElement().matches(e -> e.id().equals("1"));
    assertThat(answer.successful()).singleElement().matches(e -> e.id().equals("2"));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages())
        .extracting(Message::body)
        .containsExactly("b");
  }

  @Test
  void refusesAMessageThatIsTooLargeWithItsAttributes() {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    String largest = "x".repeat(1_048_576);
    sqs.sendMessage(s -> s.queueUrl(queue).messageBody(largest));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () ->
                sqs.sendMessage(
                    s ->
                        s.queueUrl(queue)
                            .messageBody(largest)
                            .messageAttributes(Map.of("n", attribute))))
        .withMessageContaining("must be shorter than 1048576 bytes")
        .matches(e -> e.awsErrorDetails().errorCode().equals("InvalidParameterValue"));
    assertThatExceptionOfType(BatchRequestTooLongException.class)
        .isThrownBy(
            () ->
                sqs.sendMessageBatch(
                    b -> b.queueUrl(queue).entries(entry("1", largest), entry("2", "y"))));
  }

  @Test
  void refusesWhatTheQueueSaysIsTooLarge() {
    Map<QueueAttributeName, String> attributes =
        Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024");
    String small = sqs.createQueue(q -> q.queueName("small").attributes(attributes)).queueUrl();

    var answer =
        sqs.sendMessageBatch(
            b -> b.queueUrl(small).entries(entry("1", "x".repeat(1_025)), entry("2", "y")));

    assertThat(answer.failed())
        .singleElement()
        .matches(e -> e.id().equals("1") && e.senderFault())
        .matches(e -> e.code().equals("InvalidParameterValue"));
    assertThat(answer.successful()).hasSize(1);
  }

  @Test
  void refusesCharactersThatXmlHasNot() {
    for (String refused : List.of("\0", "\u001b", "\uFFFE", "\uFFFF")) {
      assertThatExceptionOfType(InvalidMessageContentsException.class)
          .isThrownBy(() -> sqs.sendMessage(s -> s.queueUrl(queue).messageBody("x" + refused)));
    }
    sqs.sendMessage(s -> s.queueUrl(queue).messageBody("\t\r\n\uD83D\uDE82\uFFFD\u0085"));
  }

  @Test
  void longPollsStarveNobodyAndEndWithTheServer() {
    List<CompletableFuture<Void>> polls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      polls.add(CompletableFuture.runAsync(this::poll, task -> new Thread(task).start()));
    }
    Awaitility.await().until(() -> server.calls().getOrDefault("ReceiveMessage", 0) == 20);

    Instant before = Instant.now();
    sqs.getQueueUrl(q -> q.queueName("queue"));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));

    server.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
    assertThat(polls).allSatisfy(poll -> assertThat(poll).failsWithin(Duration.ofSeconds(8)));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private void poll() {
    try (SqsClient poller = server.client(SqsClient.builder()).build()) {
      poller.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20));
    } catch (SdkException e) {
      throw new IllegalStateException("ended", e);
    }
  }

  private Map<QueueAttributeName, String> attributes(String url, QueueAttributeName name) {
    return sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(name)).attributes();
  }
}
