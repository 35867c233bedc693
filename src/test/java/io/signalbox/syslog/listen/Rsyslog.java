package io.signalbox.syslog.listen;

import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An rsyslogd of the test's own, which takes lines by TCP and forwards them. */
final class Rsyslog implements AutoCloseable {

  static final String COMMAND = "rsyslogd";

  private final int port;
  private final Process process;

  private Rsyslog(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param directory where it keeps its files
   * @param modules what is loaded and set before
   * @param forward the statements that say where lines go
   */
  static Rsyslog start(Path directory, String modules, String forward) throws IOException {
    Files.createDirectories(directory);
    int port = Ports.free();
    Path configuration =
        Files.writeString(
            directory.resolve("rsyslog.conf"),
            """
            global(workDirectory="%s")
            module(load="imptcp")
            %s
            input(type="imptcp" address="127.0.0.1" port="%d")
            %s
            """
                .formatted(directory, modules, port, forward));
    Path log = directory.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/sbin/" + COMMAND,
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                directory.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Rsyslog started = new Rsyslog(port, builder.start());
    await().ignoreExceptions().until(() -> isOpen(port));
    return started;
  }

  private static boolean isOpen(int port) throws IOException {
    try (Socket socket = Senders.connect(port)) {
      return socket.isConnected();
    }
  }

  /** Hands it lines to forward. */
  void send(List<String> lines) {
    Senders.tcp(port, String.join("\n", lines) + "\n");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
