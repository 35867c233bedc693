package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckCommandTest {

  private static final String TEMPLATE = "src/main/aws/signalbox.template.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsOneLineAndEndsWithZeroWhereAllIsWell() {
    assertThat(run("check")).isZero();
    assertThat(out.toString()).matches("\\d+ routes in \\d+ files, \\d+ cases: all well\\R");
  }

  @Test
  void printsEachProblemAndEndsWithOneWhereAnythingIsWrong() {
    assertThat(run("check", "--set", "delivery.csv-file.directory=here")).isEqualTo(1);
    assertThat(out.toString().lines())
        .first()
        .isEqualTo("--set: delivery.csv-file.directory: no such key");
    assertThat(out.toString().lines()).last().asString().endsWith(" cases: 1 problem");
  }

  @Test
  void theTemplateIsCheckedToo() {
    assertThat(run("check", "--template", TEMPLATE)).isZero();
    assertThat(out.toString()).matches("\\d+ routes in \\d+ files, \\d+ cases: all well\\R");
  }

  @Test
  void theTemplateIsCheckedWithItsParameters() {
    String[] fifo = {
      "check", "--template", TEMPLATE, "--set", "profile=aws", "--set", "channel.fifo=true"
    };
    assertThat(run(fifo)).isEqualTo(1);
    assertThat(out.toString()).contains("no queue is named OrgResourceEvents.fifo");
    out.getBuffer().setLength(0);

    String[] both = Arrays.copyOf(fifo, fifo.length + 2);
    both[fifo.length] = "--parameter";
    both[fifo.length + 1] = "Fifo=true";
    assertThat(run(both)).as(out.toString()).isZero();
    assertThat(out.toString()).matches("\\d+ routes in \\d+ files, \\d+ cases: all well\\R");
  }

  @Test
  void parametersAreThoseOfATemplate() {
    assertThat(run("check", "--parameter", "Fifo=true")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--parameter goes with --template");
  }

  @Test
  void whatDiffersFromTheTemplateIsAProblem() {
    assertThat(
            run(
                "check",
                "--template",
                TEMPLATE,
                "--set",
                "channel.org-resource-events-messaging.queue=People"))
        .isEqualTo(1);
    assertThat(out.toString().lines().map(line -> line.replaceFirst(":\\d+:", ":n:")))
        .startsWith(
            TEMPLATE + ":n: no queue is named People (channel.org-resource-events-messaging.queue)")
        .last()
        .asString()
        .endsWith(" cases: 4 problems");
  }

  private int run(String... arguments) {
    return SignalboxCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
