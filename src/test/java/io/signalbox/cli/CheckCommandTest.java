package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CheckCommandTest {

  private final StringWriter out = new StringWriter();

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

  private int run(String... arguments) {
    return new CommandLine(new SignalboxCommand()).setOut(new PrintWriter(out)).execute(arguments);
  }
}
