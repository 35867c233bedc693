package io.signalbox.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contender in a JVM of its own, which logs to {@code log} in its directory. */
final class ContenderProcess implements AutoCloseable {

  /** Enough to write a recording; the queues are empty, so nothing else need end well. */
  private static final int SECONDS_TO_END = 2;

  private final Process process;
  private final Path log;

  private ContenderProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ContenderProcess start(
      Launch launch, List<String> options, Map<String, String> environment, Path directory)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(launch.main().getName());
    command.addAll(launch.arguments());
    Path log = directory.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    // it must not outlive a benchmark that is interrupted
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ContenderProcess(process, log);
  }

  /** The CPU time of all its threads so far. */
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("it ended; see " + log));
  }

  /** The part of it that the JIT compiler took. */
  Duration compilerCpu() {
    return ThreadTimes.compiler(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
