package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.SilenceCommands;
import io.signalbox.testing.Events;
import io.signalbox.testing.Out;
import io.signalbox.testing.TestSignalbox;
import jakarta.mail.Address;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;

/** Silences and summaries, by the project's own routes, templates and commands. */
@Tag("waits")
class SilencesTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path data;
  private static TestSignalbox signalbox;
  private static SilenceCommands silence;

  @BeforeAll
  static void start() throws Exception {
    Path file =
        Files.writeString(
            data.resolve("silences.yaml"),
            """
            - name: whole-week
              pattern: {resource: [{suffix: instance/i-9}]}
              weekly: {from: "00:00", to: "00:00"}
              author: storage
              reason: It is new
            """);
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "camel.main.name",
                "silences",
                "notifications.silences-file",
                file.toString(),
                "notifications.summary.cron",
                "0 8 ? * MON-FRI *",
                "notifications.summary.time-zone",
                "Europe/Berlin",
                "delivery.email.domains",
                "example.com"));
    silence = new SilenceCommands(data, file);
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @Test
  void aProblemIsToldOnceItsSilenceIsExpired() throws Exception {
    String name = silence.add("{\"resource\": [{\"suffix\": \"instance/i-1\"}]}", "--for", "1h");
    send("a-1", "i-1", "stopped");
    send("a-2", "i-9", "stopped");
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(silence.list())
                    .anyMatch(
                        line -> line.matches(name + "  on  .*  1 silenced  anna@example.com  .*"))
                    .anyMatch(line -> line.matches("whole-week  on  .*  1 silenced  storage  .*")));
    assertThat(signalbox.count("signalbox.events.silenced")).isGreaterThanOrEqualTo(2);
    assertThat(subjects()).doesNotContain("EC2 instance i-1 is stopped");

    assertThat(silence.expire(name)).startsWith(name + "  over  ");
    MimeMessage mail = mail("EC2 instance i-1 is stopped (was silenced)");
    assertThat(text(mail)).contains("Silenced: it was, until ");
    assertThat(subjects()).noneMatch(subject -> subject.contains("i-9"));
    assertThat(silence.refused("expire", "whole-week"))
        .contains("whole-week: is in notifications.silences-file, and ends there");
  }

  @Test
  void itsAuthorAloneIsMailedBeforeItEnds() throws Exception {
    // more than half of it is over
    String begin = Instant.now().minusSeconds(600).toString();
    String end = Instant.now().plusSeconds(120).toString();
    String name = silence.add("{\"source\": [\"none\"]}", "--from", begin, "--until", end);

    await().atMost(LONG).until(() -> subjects().stream().anyMatch(each -> each.contains(name)));
    MimeMessage mail =
        signalbox.out().mails().stream()
            .filter(each -> Out.subject(each).contains(name))
            .findFirst()
            .orElseThrow();
    assertThat(Out.subject(mail)).startsWith("The silence " + name + " ends in ");
    assertThat(mail.getAllRecipients())
        .extracting(Address::toString)
        .containsExactly("anna@example.com");
    assertThat(text(mail))
        .contains("Reason: a test", "Pattern: {\"source\":[\"none\"]}", "Silenced: 0 events");
  }

  @Test
  void aSummaryIsMailedAtItsTime() throws Exception {
    send("c-1", "i-3", "running");
    ObjectNode bad = Events.ec2("c-2", "i-3", "running");
    bad.withObject("/detail").remove("state");
    signalbox.http().post(bad.toString());
    await().atMost(LONG).until(() -> signalbox.deadLetters("Spool").size() == 1);
    await().atMost(LONG).until(() -> subjects().contains("EC2 instance i-3 is running"));
    Scheduler scheduler =
        signalbox.context().getComponent("quartz", QuartzComponent.class).getScheduler();
    TriggerKey key = TriggerKey.triggerKey("summary", "notifications");
    Instant saturday = Instant.parse("2030-07-06T12:00:00Z");
    assertThat(scheduler.getTrigger(key).getFireTimeAfter(java.util.Date.from(saturday)))
        .isEqualTo("2030-07-08T06:00:00Z");
    JobKey job = scheduler.getTrigger(key).getJobKey();
    scheduler.triggerJob(job);

    await().atMost(LONG).until(() -> summary().isPresent());
    assertThat(text(summary().get()))
        .contains(
            "  aws.ec2: ",
            "instance/i-3",
            "Dead letters waiting:\n        1  on Spool-DeadLetter\n");
  }

  private static void send(String id, String instance, String state) throws Exception {
    signalbox.http().post(Events.ec2(id, instance, state).toString());
    await().atMost(LONG).until(() -> signalbox.out().csv().contains(Events.csv(instance, state)));
  }

  private static Optional<MimeMessage> summary() {
    return signalbox.out().mails().stream()
        .filter(mail -> Out.subject(mail).startsWith("Summary: "))
        .findFirst();
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
    return ((String) ((Multipart) mail.getContent()).getBodyPart(0).getContent())
        .replace("\r\n", "\n");
  }
}
