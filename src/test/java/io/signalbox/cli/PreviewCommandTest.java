package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.testing.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {

  @TempDir Path directory;

  @Test
  void printsTheWordsAndWritesTheHtml() throws IOException {
    Path event = Files.writeString(directory.resolve("e.json"), stopped().toString());
    Path html = directory.resolve("mail.html");

    CommandRun run =
        CommandRun.of(
            "preview",
            "--event",
            event.toString(),
            "--html",
            html.toString(),
            "--set",
            "delivery.email.subject-prefix=[ops] ",
            "--set",
            "delivery.email.time-zone=Europe/Berlin",
            "--set",
            "notifications.default.runbook=1. Look.\\n2. Start it.",
            "--set",
            "notifications.default.runbook-url=https://wiki.example.com/?a=ec2&b=1");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsExactly(
            "Subject: [ops] EC2 instance i-1 is stopped",
            "",
            "Infrastructure Source: AWS EC2",
            "Resource Identifier: Instance ID \"i-1\" in AWS Region \"eu-central-1\"",
            "Event: New State: STOPPED",
            "",
            "What to do next:",
            "1. Look.",
            "2. Start it.",
            "Runbook: https://wiki.example.com/?a=ec2&b=1");
    assertThat(Files.readString(html))
        .contains(
            "<h1",
            "EC2 instance i-1 is stopped",
            "Mon 5 Jan 2026, 09:00:00 CET",
            "href=\"https://wiki.example.com/?a=ec2&amp;b=1\"");
  }

  @Test
  void anEventOfSeveralResourcesGivesSeveral() throws IOException {
    Path html = directory.resolve("mail.html");
    ObjectNode event = stopped();
    event.withArray("/resources").add(Events.arn("i-2"));

    CommandRun run =
        CommandRun.withInput(
            event.toString(), "preview", "--event", "-", "--html", html.toString());

    assertThat(run.out()).contains("---");
    assertThat(directory.resolve("mail.html.2")).content().contains("instance/i-2");
  }

  @Test
  void tellsWhyThereIsNone() {
    ObjectNode bad = stopped();
    bad.withObject("/detail").remove("state");
    CommandRun dead = CommandRun.withInput(bad.toString(), "preview", "--event", "-");

    assertThat(dead.code()).isEqualTo(1);
    assertThat(dead.out()).containsExactly("dead letter: detail.state is missing");

    CommandRun ignored =
        CommandRun.withInput(
            stopped().toString(),
            "preview",
            "--event",
            "-",
            "--set",
            "channel.ignore.patterns=[{\"source\":[\"aws.ec2\"]}]");
    assertThat(ignored.code()).isEqualTo(1);
    assertThat(ignored.out())
        .containsExactly("no notification: channel.ignore.patterns has the event ignored");
  }

  @Test
  void aRuleIsPreviewedByItself() {
    CommandRun other =
        CommandRun.withInput(stopped().toString(), "preview", "--event", "-", "--rule", "warnings");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.out())
        .containsExactly("no notification: the rule warnings does not tell of it, but default");

    CommandRun both =
        CommandRun.withInput(
            stopped().toString(),
            "preview",
            "--event",
            "-",
            "--set",
            "notifications.warnings.enabled=true",
            "--rule",
            "warnings");
    assertThat(both.out()).first().isEqualTo("Subject: EC2 instance i-1 is stopped");
    assertThat(both.out()).doesNotContain("---");

    CommandRun none =
        CommandRun.withInput(
            stopped().toString(),
            "preview",
            "--event",
            "-",
            "--set",
            "notifications.default.enabled=false");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).containsExactly("no notification: no rule takes the event");
  }

  @Test
  void saysWhichSilenceWouldHaveItNotTold() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("silences.yaml"),
            """
            - name: patching
              pattern: {resource: [{suffix: instance/i-1}]}
              start: 2020-01-01T00:00:00Z
              end: 2999-01-01T00:00:00Z
              author: anna
              reason: Patching
            - name: other
              pattern: {resource: [{suffix: instance/i-2}]}
              end: 2999-01-01T00:00:00Z
              author: anna
              reason: Patching
            """);
    CommandRun run =
        CommandRun.withInput(
            stopped().toString(),
            "preview",
            "--event",
            "-",
            "--set",
            "data.directory=" + directory,
            "--set",
            "notifications.silences-file=" + file);

    assertThat(run.out())
        .startsWith(
            "Silenced until 2999-01-01T00:00:00Z by patching of anna: Patching",
            "Subject: EC2 instance i-1 is stopped")
        .noneMatch(line -> line.contains("other"));
    assertThat(directory.resolve("notifications.mv.db")).doesNotExist();
  }

  @Test
  void onAwsNothingIsLookedUp() {
    CommandRun run =
        CommandRun.withInput(
            stopped().toString(), "preview", "--event", "-", "--set", "profile=aws");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).first().isEqualTo("Subject: EC2 instance i-1 is stopped");
  }

  private static ObjectNode stopped() {
    return Events.ec2("p-1", "i-1", "stopped");
  }
}
