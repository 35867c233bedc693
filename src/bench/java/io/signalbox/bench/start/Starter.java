package io.signalbox.bench.start;

import io.signalbox.testing.Ports;
import io.signalbox.testing.aws.AwsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the jar, waits until it is ready, looks at it and ends it. */
final class Starter {

  private static final Path JAR = Path.of("target", "signalbox.jar").toAbsolutePath();
  private static final Path SCRIPT = Path.of("src", "main", "sh", "signalbox").toAbsolutePath();
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 5;

  private final Path directory;
  private final Path script;
  private final AwsServer aws;
  private int starts;

  /**
   * @param directory for the processes' data and logs
   */
  Starter(Path directory, AwsServer aws) throws IOException {
    this.directory = directory;
    this.aws = aws;
    // as it is installed: beside the jar
    script = directory.resolve("signalbox");
    Files.copy(SCRIPT, script);
    Files.copy(JAR, directory.resolve("signalbox.jar"));
  }

  /** Has the script make its archive for a profile, and says how many milliseconds that took. */
  long makeArchive(String profile) throws IOException, InterruptedException {
    long before = System.nanoTime();
    ProcessBuilder archive =
        builder(List.of("sh", script.toString(), "archive", "--set", "profile=" + profile));
    if (archive.inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("no archive was made");
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
  }

  Started start(Variant variant, int idleSeconds) throws IOException, InterruptedException {
    Path log = directory.resolve("%03d-%s.log".formatted(++starts, variant));
    long before = System.nanoTime();
    Process process =
        builder(command(variant)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      long readyNanos = awaitReady(process, log) - before;
      long cpuMillis = process.info().totalCpuDuration().orElseThrow().toMillis();
      TimeUnit.SECONDS.sleep(idleSeconds);
      return new Started(
          TimeUnit.NANOSECONDS.toMillis(readyNanos), cpuMillis, Started.megabytes(process.pid()));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static long awaitReady(Process process, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!Files.readString(log).contains(" Ready in ")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("it did not start; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return System.nanoTime();
  }

  private List<String> command(Variant variant) throws IOException {
    List<String> command = new ArrayList<>();
    if (variant.isByScript()) {
      command.addAll(List.of("sh", script.toString()));
    } else {
      String java = ProcessHandle.current().info().command().orElse("java");
      command.addAll(List.of(java, "-jar", JAR.toString()));
    }
    Path data = directory.resolve("data-" + starts);
    set(command, "profile=" + variant.profile());
    set(command, "data.directory=" + data);
    set(command, "observe.port=" + Ports.free());
    if (variant.profile().equals("aws")) {
      set(command, "aws.region=" + AwsServer.REGION);
      set(command, "aws.endpoint=" + aws.endpoint());
      set(command, "channel.create=true");
    } else {
      set(command, "intake.http.port=" + Ports.free());
    }
    return command;
  }

  private static void set(List<String> command, String value) {
    command.addAll(List.of("--set", value));
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CACHE_DIRECTORY", directory.resolve("cache").toString());
    builder.environment().put("AWS_ACCESS_KEY_ID", "none");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "none");
    return builder;
  }
}
