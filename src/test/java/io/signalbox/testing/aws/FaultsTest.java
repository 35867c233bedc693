package io.signalbox.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** What a test can make go wrong. */
class FaultsTest {

  private static AwsServer server;
  private static SqsClient sqs;
  private static SnsClient sns;

  @BeforeAll
  static void start() {
    server = AwsServer.start();
    sqs =
        server
            .client(SqsClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    sns =
        server
            .client(SnsClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  @AfterAll
  static void stop() {
    sqs.close();
    sns.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    server.faults().clear();
    server.forgetCalls();
  }

  @Test
  void callsFailWithTheServicesError() {
    server.faults().fail(2, "ListTopics", 403, "AuthorizationError");
    server.faults().fail(1, null, 503, "ServiceUnavailable");

    assertThatExceptionOfType(AuthorizationErrorException.class).isThrownBy(sns::listTopics);
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(sqs::listQueues)
        .matches(e -> e.statusCode() == 503)
        .matches(e -> e.awsErrorDetails().errorCode().equals("ServiceUnavailable"));
    assertThatExceptionOfType(AuthorizationErrorException.class).isThrownBy(sns::listTopics);
    sns.listTopics();
    sqs.listQueues();

    assertThat(server.calls()).containsEntry("ListTopics", 3).containsEntry("ListQueues", 2);
  }

  @Test
  void callsAreRefused() {
    server.faults().refuse(1, "CreateTopic");

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> sns.createTopic(t -> t.name("refused")));
    assertThat(sns.listTopics().topics()).noneMatch(t -> t.topicArn().endsWith("refused"));
  }

  @Test
  void repliesAreLost() {
    server.faults().loseReply(1, "CreateTopic");

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> sns.createTopic(t -> t.name("unheard")));
    assertThat(sns.listTopics().topics()).anyMatch(t -> t.topicArn().endsWith("unheard"));
  }

  @Test
  void callsHangUntilTheFaultsAreCleared() {
    server.faults().hang(1, "CreateTopic");
    var call = CompletableFuture.runAsync(() -> sns.createTopic(t -> t.name("hanging")));

    await().until(() -> server.calls().containsKey("CreateTopic"));
    assertThat(sns.listTopics().topics()).noneMatch(t -> t.topicArn().endsWith("hanging"));
    assertThat(call).isNotDone();
    server.faults().clear();

    assertThat(call).failsWithin(Duration.ofSeconds(20));
  }

  @Test
  void whatTheServerDoesNotKnowItRefuses() {
    try (StsClient sts = server.client(StsClient.builder()).build()) {
      assertThatExceptionOfType(StsException.class)
          .isThrownBy(sts::getCallerIdentity)
          .matches(e -> e.statusCode() == 400);
    }
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(sns::listPlatformApplications)
        .withMessageContaining("does not know the action ListPlatformApplications");
  }
}
