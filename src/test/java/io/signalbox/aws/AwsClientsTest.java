package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.testing.aws.AwsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

/** The clients as Signalbox makes them. */
class AwsClientsTest {

  private AwsServer server;

  @BeforeEach
  void start() {
    server = AwsServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allCallTheEndpoint() {
    PutEventsRequestEntry event =
        PutEventsRequestEntry.builder().source("s").detailType("t").detail("{}").build();
    try (AwsClients clients = clients()) {
      clients.sqs().listQueues();
      clients.sns().listTopics();
      clients
          .ses()
          .sendRawEmail(
              m ->
                  m.source("a@x.org")
                      .destinations("b@x.org")
                      .rawMessage(r -> r.data(SdkBytes.fromUtf8String("\r\n"))));
      clients.eventBridge().putEvents(p -> p.entries(event));
    }

    assertThat(server.calls())
        .containsOnlyKeys("ListQueues", "ListTopics", "SendRawEmail", "PutEvents");
  }

  @Test
  void withoutAnEndpointTheSdksOwnSettingHolds() {
    System.setProperty("aws.endpointUrl", server.endpoint().toString());
    try (AwsClients clients = AwsClients.create("eu-central-1", null)) {
      clients.sns().listTopics();
    } finally {
      System.clearProperty("aws.endpointUrl");
    }

    assertThat(server.calls()).containsEntry("ListTopics", 1);
  }

  @Test
  void withoutARegionTheSdksOwnSettingHolds() {
    try (AwsClients clients = AwsClients.create(" ", server.endpoint(), () -> Region.EU_NORTH_1)) {
      assertThat(clients.region()).isEqualTo(Region.EU_NORTH_1);
    }
  }

  @Test
  void whereNoRegionIsFoundTheErrorNamesTheKey() {
    assertThatExceptionOfType(AwsConfigurationException.class)
        .isThrownBy(
            () ->
                AwsClients.create(
                    null,
                    null,
                    () -> {
                      throw SdkClientException.create("nothing found");
                    }))
        .withMessageContaining("aws.region")
        .withMessageNotContaining("\n");
  }

  @Test
  void triesThreeTimes() {
    try (AwsClients clients = clients()) {
      server.faults().fail(2, "ListTopics", 503, "ServiceUnavailable");
      clients.sns().listTopics();

      server.faults().refuse(3, "ListTopics");
      assertThatExceptionOfType(SdkClientException.class)
          .isThrownBy(() -> clients.sns().listTopics());

      server.faults().fail(1, "ListTopics", 403, "AuthorizationError");
      assertThatExceptionOfType(SnsException.class).isThrownBy(() -> clients.sns().listTopics());
    }
    assertThat(server.calls()).containsEntry("ListTopics", 7);
  }

  @Test
  void longPollsLeaveRoomForSends() {
    List<CompletableFuture<Void>> polls = new ArrayList<>();
    try (AwsClients clients = clients()) {
      String queue = clients.sqs().createQueue(q -> q.queueName("polled")).queueUrl();
      for (int i = 0; i < 60; i++) {
        polls.add(
            CompletableFuture.runAsync(
                () -> clients.sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)),
                task -> new Thread(task).start()));
      }
      Awaitility.await().until(() -> server.calls().getOrDefault("ReceiveMessage", 0) == 60);

      clients.sqs().sendMessage(m -> m.queueUrl(queue).messageBody("x"));
    }
    assertThat(CompletableFuture.allOf(polls.toArray(CompletableFuture[]::new)))
        .failsWithin(Duration.ofSeconds(10));
  }

  @Test
  void anEmptyLongPollIsNotATimeout() {
    try (AwsClients clients = clients()) {
      assertThat(
              clients
                  .sqs()
                  .serviceClientConfiguration()
                  .overrideConfiguration()
                  .apiCallAttemptTimeout())
          .hasValueSatisfying(timeout -> assertThat(timeout).isGreaterThan(Duration.ofSeconds(25)));
    }
  }

  private AwsClients clients() {
    return AwsClients.create(AwsServer.REGION, server.endpoint());
  }
}
