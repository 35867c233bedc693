package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** That an event outlives every failure of AWS that passes, in each way that AWS words it. */
@Tag("waits")
class AwsPassingFaultsTest {

  /** More than the SDK itself tries again. */
  private static final int TIMES = 6;

  @TempDir static Path data;
  private static AwsEstate estate;

  private final String instance = "i-" + UUID.randomUUID();
  private final String event = Events.ec2(instance, instance, "stopped").toString();

  @BeforeAll
  static void start() {
    estate = new AwsEstate().start(data, Map.of());
  }

  @AfterAll
  static void stop() {
    estate.close();
  }

  @AfterEach
  void clear() {
    estate.aws().faults().clear();
    estate.aws().forgetCalls();
  }

  @ParameterizedTest
  @CsvSource({
    "Publish, 429, Throttled",
    "Publish, 400, Throttling",
    "Publish, 500, InternalError",
    "Publish, 503, ServiceUnavailable",
    "Publish, 403, ExpiredToken",
    "Publish, 403, InvalidClientTokenId",
    "Publish, 403, AuthorizationError",
    "Publish, 400, KMSThrottling",
    "SendRawEmail, 400, Throttling",
    "SendRawEmail, 500, InternalFailure",
    "SendRawEmail, 503, ServiceUnavailable",
    "SendRawEmail, 403, ExpiredToken",
    "SendRawEmail, 403, SignatureDoesNotMatch",
    "SendRawEmail, 400, AccountSendingPausedException",
  })
  void anEventWaitsWhereAServiceFails(String action, int status, String code) {
    estate.aws().faults().fail(TIMES, action, status, code);

    estate.send(AwsEstate.INTAKE, event);

    assertThatTheEventComesOutOnce();
    assertThat(estate.aws().calls().get(action)).isGreaterThan(TIMES);
    assertThat(estate.aws().calls())
        .as("held meanwhile, not given back")
        .doesNotContainKey("ChangeMessageVisibility");
  }

  @ParameterizedTest
  @CsvSource({"Publish", "SendRawEmail"})
  void anEventWaitsForAConnection(String action) {
    estate.aws().faults().refuse(TIMES, action);

    estate.send(AwsEstate.INTAKE, event);

    assertThatTheEventComesOutOnce();
  }

  @ParameterizedTest
  @CsvSource({"400, RequestThrottled", "503, ServiceUnavailable", "403, InvalidClientTokenId"})
  void aDeadLetterWaitsForItsQueue(int status, String code) {
    estate.aws().faults().fail(TIMES, "SendMessage", status, code);

    // by the topic, since our own message must not use the fault up
    estate.publish("not json " + instance);

    Message letter = estate.take(AwsEstate.INTAKE + "-DeadLetter", 1).get(0);
    assertThat(letter.body()).isEqualTo("not json " + instance);
    assertThat(AwsEstate.attributes(letter).get("reason")).startsWith("not JSON: ");
    estate.awaitEmpty(AwsEstate.INTAKE);
    assertThat(estate.deadLetters()).isZero();
  }

  private void assertThatTheEventComesOutOnce() {
    assertThat(estate.take(AwsEstate.MACHINES, 1))
        .singleElement()
        .matches(message -> message.body().equals(Events.csv(instance, "stopped")));
    await().atMost(Duration.ofSeconds(30)).until(() -> mails() == 1);
    estate.awaitEmpty(AwsEstate.NOTIFICATIONS);
    assertThat(mails()).isEqualTo(1);
    assertThat(estate.deadLetters()).isZero();
  }

  private long mails() {
    return estate.aws().mails().stream()
        .filter(mail -> subject(mail.message()).contains(instance))
        .count();
  }

  private static String subject(jakarta.mail.Message mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
