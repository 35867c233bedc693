package io.signalbox.jar;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The shaded jar as a process of its own. */
final class JarProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private static final Path JAR = Path.of(System.getProperty("signalbox.jar"));

  private final Process process;
  private final Path log;

  private JarProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code java -jar signalbox.jar} with these arguments.
   *
   * @param directory the working directory; standard output and error go to its file {@code log}
   */
  static JarProcess start(Path directory, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(arguments);
    Path log = directory.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    // one port for all would be one process at a time
    builder.environment().put("SIGNALBOX_OBSERVE_PORT", "");
    // a mail for each event, however many there are
    builder.environment().put("SIGNALBOX_NOTIFICATIONS_DEFAULT_MAX_PER_HOUR", "0");
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new JarProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts as {@link #start} does, with a new log, and returns once it is ready. */
  static JarProcess startReady(
      Path directory, Map<String, String> environment, List<String> arguments) {
    directory.resolve("log").toFile().delete();
    JarProcess process = start(directory, environment, arguments);
    await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(20)).until(process::isReady);
    return process;
  }

  /** {@code --set} for each key and value. */
  static List<String> set(Map<String, String> keys) {
    List<String> arguments = new ArrayList<>();
    keys.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running: " + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The output without what a JVM from 24 on says of libraries that use sun.misc.Unsafe. */
  String told() {
    return output()
        .replaceAll("(?m)^WARNING: .*sun\\.misc\\.Unsafe.*\\R", "")
        .replaceAll("(?m)^WARNING: Please consider reporting this .*\\R", "");
  }

  boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended: " + output());
    }
    return output().contains(" Ready in ");
  }

  /** SIGKILL at a random moment of the next time. */
  void killWithin(Duration longest) throws InterruptedException {
    long moment = System.nanoTime() + ThreadLocalRandom.current().nextLong(longest.toNanos());
    await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= moment);
    kill();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and wait for the end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
