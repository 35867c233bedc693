package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.Main;
import io.signalbox.testing.Events;
import io.signalbox.testing.Http;
import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signalbox dead-letters} beside a process that has the journal open. */
@Tag("waits")
class DeadLettersRunningTest {

  private static final Duration START = Duration.ofMinutes(3);

  /** Artemis looks at its own lock every 2 s; after three looks it would have missed it. */
  private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(7);

  @TempDir Path directory;
  private final int port = Ports.free();
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void theCommandSaysSoAtOnceAndTheRunningOneGoesOn() throws Exception {
    process = start();
    await()
        .atMost(START)
        .failFast(() -> assertThat(process.isAlive()).as(log()).isTrue())
        .until(() -> log().contains(" Ready in "));
    Http http = new Http(port);
    http.post("{\"id\":\"r-1\",\"source\":\"nobody\",\"detail-type\":\"t\",\"detail\":{}}");
    await().until(() -> log().contains("Dead letter of spool"));
    Map<String, Object> files = lockFiles();

    for (List<String> command :
        List.of(
            List.of("list"),
            List.of("show", "x"),
            List.of("replay", "--all"),
            List.of("discard", "x"))) {
      DeadLettersRun run = run(command.toArray(String[]::new));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              ("signalbox: data.directory=%s (--set): a running Signalbox has its broker's journal"
                      + " open; stop it first, or use a broker of its own (broker.url), which both"
                      + " can reach%n")
                  .formatted(directory));
    }

    assertThat(lockFiles()).isEqualTo(files);
    await()
        .during(SEVERAL_LOOKS)
        .atMost(SEVERAL_LOOKS.plusSeconds(5))
        .until(() -> run("list").code() == 1 && process.isAlive());
    http.post(Events.ec2("r-2", "i-1", "running").toString());
    Out out = new Out(directory);
    await().until(() -> out.csv().equals(List.of(Events.csv("i-1", "running"))));

    process.destroy();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(run("list", "Spool").out()).hasSize(2).last().isEqualTo("Spool-DeadLetter: 1");
  }

  private DeadLettersRun run(String... arguments) {
    return DeadLettersRun.of(Map.of("data.directory", directory.toString()), arguments);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--set",
            "data.directory=" + directory,
            "--set",
            "intake.http.port=" + port,
            "--set",
            "observe.port=")
        .redirectErrorStream(true)
        .redirectOutput(new File(directory.toFile(), "log"))
        .start();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  /** When each file of Artemis's locks was written last. */
  private Map<String, Object> lockFiles() throws IOException {
    Path journal = directory.resolve("broker/journal");
    Map<String, Object> times = new java.util.TreeMap<>();
    for (String name : List.of("server.lock", "serverlock.1", "serverlock.2")) {
      times.put(name, Files.getLastModifiedTime(journal.resolve(name)));
    }
    return times;
  }
}
