package io.signalbox.bench.intake;

import io.signalbox.bench.ThreadTimes;
import io.signalbox.testing.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** {@link SpoolOnly} in a process of its own. */
final class SignalboxTaker implements Taker {

  private final Map<Transport, Integer> ports;
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;

  private SignalboxTaker(Map<Transport, Integer> ports, Process process) throws IOException {
    this.ports = ports;
    this.process = process;
    this.answers = process.inputReader();
    this.questions = new PrintStream(process.getOutputStream(), true);
    if (answers.readLine() == null) {
      throw new IllegalStateException("Signalbox did not start; see its log");
    }
  }

  static SignalboxTaker start(Path directory) throws IOException {
    Map<Transport, Integer> ports = new EnumMap<>(Transport.class);
    for (Transport transport : Transport.values()) {
      ports.put(transport, Ports.free());
    }
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms512m",
                "-Xmx512m",
                ThreadTimes.KEEP_COMPILER_THREADS,
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                SpoolOnly.class.getName(),
                directory.toString(),
                ports.get(Transport.TCP).toString(),
                ports.get(Transport.UDP).toString(),
                ports.get(Transport.TRAP).toString())
            .redirectError(directory.resolve("log").toFile())
            .start();
    TakerProcess.endWithThis(process);
    return new SignalboxTaker(ports, process);
  }

  @Override
  public int port(Transport transport) {
    return ports.get(transport);
  }

  @Override
  public long taken() {
    questions.println();
    try {
      return Long.parseLong(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    TakerProcess.end(process);
  }
}
