package io.signalbox.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd itself says of the unit file. */
class UnitFileTest {

  private static final Path UNIT = Path.of("src/main/systemd/signalbox.service");

  @TempDir Path directory;

  @Test
  void systemdUnderstandsEveryLine() throws Exception {
    // it looks for the command
    String unit = Files.readString(UNIT);
    Path here = directory.resolve(UNIT.getFileName());
    Files.writeString(
        here,
        unit.replace("/usr/share/signalbox", Path.of("src/main/sh").toAbsolutePath().toString()));

    assertThat(analyze("verify", "--man=no", here.toString())).isEmpty();
  }

  /** The scale goes from 0 to 10, where 10 is a unit without any limits. */
  @Test
  void aBrokenProcessCanReachLittle() throws Exception {
    assertThat(analyze("security", "--offline=yes", "--threshold=20", UNIT.toString()))
        .contains("Overall exposure level for signalbox.service");
  }

  private static String analyze(String... arguments) throws IOException, InterruptedException {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "systemd-analyze")));
    assumeTrue(installed, "this needs systemd-analyze");
    List<String> command = new ArrayList<>(List.of("systemd-analyze"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }
}
