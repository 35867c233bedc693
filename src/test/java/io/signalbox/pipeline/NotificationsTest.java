package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Out;
import io.signalbox.testing.TestSignalbox;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rule {@code default} has people told, by the project's own routes and templates. */
class NotificationsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path data;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() {
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "notifications.default.interval-seconds",
                "3600",
                "notifications.default.max-per-hour",
                "60",
                "notifications.default.recipients",
                "email:on-call",
                "delivery.email.to.on-call",
                "oncall@example.com"));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @Test
  void theEndOfAProblemAnswersToItsMailAndTakesAlongWhatWaits() throws Exception {
    send("a-1", "i-1", "stopped", "08:00:00");
    MimeMessage problem = mail("EC2 instance i-1 is stopped");
    send("a-2", "i-1", "pending", "08:19:00");
    send("a-3", "i-1", "running", "08:20:00");

    MimeMessage end = mail("2 events of instance/i-1: 1 pending, 1 running");
    assertThat(problem.getHeader("References")).isNull();
    assertThat(end.getHeader("References")).containsExactly(problem.getMessageID());
    assertThat(end.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("oncall@example.com");
    assertThat(text(end))
        .isEqualToNormalizingNewlines(
            """
            2 events from 2026-01-05T08:19:00Z to 2026-01-05T08:20:00Z:
                    1  pending
                    1  running
            Infrastructure Source: aws.ec2
            Resource Identifier: arn:aws:ec2:eu-central-1:123456789012:instance/i-1

            2026-01-05T08:19:00Z  info      stopped → pending  EC2 instance i-1 is pending
            2026-01-05T08:20:00Z  ok        pending → running  EC2 instance i-1 is running (recovered after 20 min)
            """);
    assertThat(part(end, 1))
        .contains("<thead>", "stopped</bdi> →&nbsp;<bdi>pending", "recovered after 20 min");
  }

  @Test
  void theEndByItselfHasTheWordsOfAnyEventAndTheDuration() throws Exception {
    send("b-1", "i-2", "stopped", "08:00:00");
    MimeMessage problem = mail("EC2 instance i-2 is stopped");
    send("b-2", "i-2", "running", "08:00:45");

    MimeMessage end = mail("EC2 instance i-2 is running (recovered after 45 s)");
    assertThat(end.getHeader("In-Reply-To")).containsExactly(problem.getMessageID());
    assertThat(text(end))
        .isEqualToNormalizingNewlines(
            """
            Infrastructure Source: AWS EC2
            Resource Identifier: Instance ID "i-2" in AWS Region "eu-central-1"
            Event: New State: RUNNING
            Recovered: after 45 s
            """);
  }

  @Test
  void whatIsNotMeantForADeliveryLeavesItsQueueAndIsCounted() {
    String topic = "{{channel.org-resource-events-notification.out}}";
    signalbox
        .producer()
        .sendBodyAndHeaders(topic, "x", Map.of("subject", "not for mail", "recipients", "slack"));

    await().atMost(LONG).until(() -> signalbox.count("signalbox.notifications.not-meant") == 1);
    assertThat(subjects()).doesNotContain("not for mail");
  }

  @Test
  void whoeverPublishesCanMailNobodyElse() {
    String topic = "{{channel.org-resource-events-notification.out}}";
    Map<String, Object> headers =
        Map.of("subject", "for others", "recipients", "email:evil@example.com");
    signalbox.producer().sendBodyAndHeaders(topic, "x", headers);

    await()
        .atMost(LONG)
        .until(() -> signalbox.deadLetters("OrgResourceEventsNotification").size() == 1);
    assertThat(signalbox.deadLetters("OrgResourceEventsNotification").get(0).reason())
        .startsWith("there is no recipient email:evil@example.com");
    assertThat(subjects()).doesNotContain("for others");
  }

  private static void send(String id, String instance, String state, String time) {
    var event = Events.ec2(id, instance, state);
    event.put("time", "2026-01-05T" + time + "Z");
    signalbox.http().post(event.toString());
    await().atMost(LONG).until(() -> signalbox.out().csv().contains(Events.csv(instance, state)));
  }

  private static MimeMessage mail(String subject) {
    await().atMost(LONG).untilAsserted(() -> assertThat(subjects()).contains(subject));
    return signalbox.out().mails().stream()
        .filter(mail -> Out.subject(mail).equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> subjects() {
    return signalbox.out().subjects();
  }

  private static String text(MimeMessage mail) throws Exception {
    return part(mail, 0);
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    return (String) ((Multipart) mail.getContent()).getBodyPart(index).getContent();
  }
}
