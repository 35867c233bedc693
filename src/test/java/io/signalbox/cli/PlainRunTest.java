package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainRunTest {

  @Test
  void withoutArgumentsItRunsWithTheDefaults() {
    assertThat(PlainRun.of()).contains(new PlainRun(null, Map.of()));
    assertThat(PlainRun.of("run")).contains(new PlainRun(null, Map.of()));
  }

  /** What picocli makes of the same, with the options before the command, where it keeps them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --set a=b",
        "run --set a=b --set c=d=e --set a=f",
        "run --set a= --config x/y.properties",
        "run --set a.b-c=1,2 --set d={{e}}?f=g&h",
      })
  void itReadsWhatPicocliReads(String line) {
    String[] args = line.split(" ");
    SignalboxCommand command = new SignalboxCommand();
    CommandLine.ParseResult parsed = new CommandLine(command).parseArgs(args);

    PlainRun run = PlainRun.of(args).orElseThrow();

    assertThat(run.set()).isEqualTo(command.options().set());
    assertThat(Optional.ofNullable(run.config()))
        .isEqualTo(
            Optional.ofNullable(parsed.subcommand().matchedOptionValue("--config", (Path) null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "--help",
        "run --help",
        "run --set",
        "run --set a",
        "run --set =a",
        "run --set -a=b",
        "run --set=a=b",
        "run --set \"a=b\"",
        "run --set @a=b",
        "run --set a=b c",
        "run --config x --config y",
        "run --verbose yes",
        "run @file x",
        "--set a=b",
        "demo --set a=b"
      })
  void allElseIsLeftToPicocli(String line) {
    assertThat(PlainRun.of(line.split(" "))).isEmpty();
  }
}
