package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

  private static final String RUNNING =
      """
      {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification",
       "detail": {"instance-id": "i-1", "state": "running"}}
      """;

  @TempDir Path directory;

  @Test
  void tellsWhichRulesMatchAndWhyTheOthersOfTheSourceDoNot() throws IOException {
    CommandRun run = CommandRun.of("match", "--event", file(RUNNING));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("source-aws-ec2-instance: matches")
        .contains(
            "source-aws-other (a fallback): is not called, since another rule matches",
            "source-aws-ebs-volume: detail-type is \"EC2 Instance State-change Notification\","
                + " and the pattern takes \"EBS Volume Notification\"")
        .noneMatch(line -> line.startsWith("source-aws-acm"));
    assertThat(run.out()).last().asString().matches("\\d+ more take other sources \\(--all .*\\)");
  }

  @Test
  void tellsOfAllRulesIfAsked() {
    CommandRun run = CommandRun.withInput(RUNNING, "match", "--all", "--event", "-");

    assertThat(run.out())
        .contains(
            "source-syslog (a fallback): source is \"aws.ec2\", and the pattern takes \"syslog\";"
                + " detail-type is \"EC2 Instance State-change Notification\", and the pattern"
                + " takes \"Syslog Message\"")
        .anyMatch(line -> line.startsWith("source-example-app: source is \"aws.ec2\""))
        .noneMatch(line -> line.contains("--all"));
  }

  @Test
  void aFallbackMatchesWhereNoOtherRuleDoes() {
    String cloudEvent =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"t\",\"source\":\"com.unseen\"}";
    CommandRun run = CommandRun.withInput(cloudEvent, "match", "--event", "-");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .first()
        .isEqualTo("source-other: matches, as a fallback: no other rule does");
  }

  @Test
  void severalRulesAreInTheOrderInWhichTheyAreCalledAndNoneEndsWithOne() throws IOException {
    rule("b", "{\"source\": [\"x\"]}");
    rule("a", "{\"source\": [{\"prefix\": \"x\"}]}");
    Files.writeString(directory.resolve("broken.camel.yaml"), "- route: {");
    String[] command = {"match", "--event", "-", "--set", "routes.directory=" + directory};

    CommandRun both = CommandRun.withInput(event("x"), command);
    assertThat(both.code()).isZero();
    assertThat(both.out()).endsWith("source-a: matches", "source-b: matches");
    assertThat(both.out()).first().asString().contains("broken.camel.yaml:1: not YAML");

    CommandRun one = CommandRun.withInput(event("xx"), command);
    assertThat(one.out())
        .contains("source-a: matches", "1 more take other sources (--all tells of them too)");

    CommandRun none = CommandRun.withInput(event("y"), command);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).endsWith("2 more take other sources (--all tells of them too)");
  }

  @Test
  void whatIsNoEventIsRefusedWithItsPlace() throws IOException {
    String file = file("{\"source\": \"a\",\n  oops}");
    assertThat(CommandRun.of("match", "--event", file).err())
        .startsWith("signalbox: " + file + ": not JSON: ")
        .contains(" at line 2, column ");
    assertThat(CommandRun.withInput("[{}, {}]", "match", "--event", "-").err())
        .isEqualTo("signalbox: standard input: holds 2 events, not one%n".formatted());
    assertThat(CommandRun.withInput("{\"source\":\"a\"}", "match", "--event", "-").err())
        .isEqualTo("signalbox: standard input: detail-type is missing%n".formatted());
    CommandRun missing = CommandRun.of("match", "--event", "no-such.json");
    assertThat(missing.err()).isEqualTo("signalbox: no-such.json: no such file%n".formatted());
    assertThat(missing.code()).isEqualTo(1);
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("event.json"), text).toString();
  }

  private void rule(String name, String pattern) throws IOException {
    Files.writeString(
        directory.resolve(name + ".camel.yaml"),
        "- route:\n    id: source-%s\n    from: {uri: bus:events, parameters: {pattern: '%s'}}\n"
            .formatted(name, pattern));
  }

  private static String event(String source) {
    return "{\"source\": \"%s\", \"detail-type\": \"t\"}".formatted(source);
  }
}
