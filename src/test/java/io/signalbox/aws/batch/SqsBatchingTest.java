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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS's batched operations, and those that are passed on. */
class SqsBatchingTest {

  private static final int CALLERS = 20;
  private static final int CALLS = 100;

  private AwsServer server;
  private AwsClients clients;
  private SqsClient sqs;
  private Queue queue;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    AwsClients plain = AwsClients.create(AwsServer.REGION, server.endpoint());
    clients = plain.batching(BatchSettings.DEFAULT);
    sqs = clients.sqs();
    queue = new Queue(plain.sqs(), "q");
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void manyCallersSend() {
    var results =
        Callers.run(
            CALLS,
            CALLS,
            i -> sqs.sendMessage(m -> m.queueUrl(queue.url()).messageBody("body " + i)));

    List<Message> arrived = queue.receive();
    assertThat(arrived).extracting(Message::body).doesNotHaveDuplicates().hasSize(CALLS);
    for (Message message : arrived) {
      int number = Integer.parseInt(message.body().substring("body ".length()));
      SendMessageResponse response = results.get(number).response();
      assertThat(response.messageId()).isEqualTo(message.messageId());
      assertThat(response.md5OfMessageBody()).isEqualTo(message.md5OfBody());
      assertThat(response.sdkHttpResponse().isSuccessful()).isTrue();
    }
    assertRequests("SendMessage", 30);
  }

  @Test
  void everythingAboutAMessageArrives() {
    Callers.run(CALLERS, CALLERS, i -> sqs.sendMessage(message(i)));

    assertThat(queue.receive())
        .hasSize(CALLERS)
        .allSatisfy(
            message -> {
              assertThat(message.messageAttributes()).containsOnlyKeys("number");
              assertThat(message.messageAttributes().get("number").stringValue())
                  .isEqualTo(message.body());
            });
  }

  private SendMessageRequest message(int number) {
    return SendMessageRequest.builder()
        .queueUrl(queue.url())
        .messageBody(Integer.toString(number))
        .messageAttributes(
            Map.of(
                "number",
                MessageAttributeValue.builder()
                    .dataType("Number")
                    .stringValue(Integer.toString(number))
                    .build()))
        .build();
  }

  @Test
  void queuesDoNotShareRequests() {
    Queue other = new Queue(sqs, "other");

    Callers.run(
        CALLERS,
        CALLS,
        i ->
            sqs.sendMessage(
                m ->
                    m.queueUrl(i % 2 == 0 ? queue.url() : other.url())
                        .messageBody(Integer.toString(i))));

    assertThat(queue.bodies()).hasSize(CALLS / 2).allMatch(body -> Integer.parseInt(body) % 2 == 0);
    assertThat(other.bodies()).hasSize(CALLS / 2).allMatch(body -> Integer.parseInt(body) % 2 == 1);
  }

  @Test
  void manyCallersHandBack() {
    fill();
    List<Message> messages = queue.receive();
    assertThat(queue.receive()).isEmpty();

    var results =
        Callers.run(
            CALLERS,
            CALLS,
            i ->
                sqs.changeMessageVisibility(
                    c ->
                        c.queueUrl(queue.url())
                            .receiptHandle(messages.get(i).receiptHandle())
                            .visibilityTimeout(0)));

    assertThat(Callers.failed(results)).isEmpty();
    assertThat(queue.bodies()).hasSize(CALLS);
    assertRequests("ChangeMessageVisibility", 30);
  }

  private void fill() {
    queue.fill(CALLS);
    server.forgetCalls();
  }

  @Test
  void otherOperationsArePassedOn() {
    fill();

    assertThat(sqs.listQueues().queueUrls()).containsExactly(queue.url());
    assertThat(sqs.listQueues(l -> l.queueNamePrefix("none")).queueUrls()).isEmpty();
    assertThat(sqs.listQueuesPaginator(ListQueuesRequest.builder().build()).queueUrls())
        .containsExactly(queue.url());
    assertThat(
            sqs.getQueueAttributes(
                    q ->
                        q.queueUrl(queue.url())
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes())
        .containsValue(Integer.toString(CALLS));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(queue.url())).messages()).hasSize(1);
    assertThat(sqs.serviceName()).isEqualTo("sqs");
    assertThat(sqs.serviceClientConfiguration().region()).isEqualTo(clients.region());
    assertThat(sqs).isEqualTo(sqs).isNotEqualTo(clients.sns());
  }

  @Test
  void aRequestWithSettingsOfItsOwnIsPassedOn() {
    Callers.run(
        CALLERS,
        CALLERS,
        i ->
            sqs.sendMessage(
                m ->
                    m.queueUrl(queue.url())
                        .messageBody("x")
                        .overrideConfiguration(c -> c.putHeader("x-mine", "1"))));

    assertThat(server.calls()).containsEntry("SendMessage", CALLERS);
  }

  private void assertRequests(String single, int most) {
    int requests =
        server.calls().getOrDefault(single, 0) + server.calls().getOrDefault(single + "Batch", 0);
    assertThat(requests).isBetween(CALLS / 10, most);
    assertThat(clients.batches())
        .filteredOn(batches -> batches.operation().equals(single + "Batch"))
        .singleElement()
        .satisfies(
            batches -> {
              assertThat(batches.requests()).isEqualTo(requests);
              assertThat(batches.entries()).isEqualTo(CALLS);
              assertThat(batches.averageFill()).isGreaterThanOrEqualTo(100.0 / most);
              assertThat(batches.failedEntries()).isZero();
            });
  }
}
