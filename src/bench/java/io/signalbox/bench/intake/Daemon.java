package io.signalbox.bench.intake;

import io.signalbox.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A daemon of others that writes a line for each message to a file. */
final class Daemon implements Taker {

  /** A message of loggen, and the line of a trap, have this once. */
  private static final byte LINE = '\n';

  private final int port;
  private final Path file;
  private final Process process;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private long read;
  private long lines;

  private Daemon(int port, Path file, Process process) {
    this.port = port;
    this.file = file;
    this.process = process;
  }

  /** With a receive buffer like that of Signalbox. */
  static Daemon rsyslog(Path directory, String queue) throws IOException {
    int port = Ports.free();
    Path configuration =
        write(
            directory,
            """
            global(workDirectory="%1$s")
            %2$s
            module(load="imptcp")
            module(load="imudp")
            input(type="imptcp" address="127.0.0.1" port="%3$d")
            input(type="imudp" address="127.0.0.1" port="%3$d" rcvbufSize="4m")
            action(type="omfile" file="%1$s/out" template="RSYSLOG_FileFormat")
            """
                .formatted(directory, queue, port));
    return start(
        directory,
        port,
        List.of(
            "rsyslogd", "-n", "-f", configuration.toString(), "-i", directory.resolve("pid") + ""));
  }

  static Daemon syslogNg(Path directory) throws IOException {
    int port = Ports.free();
    Path configuration =
        write(
            directory,
            """
            @version: 3.38
            options { stats-freq(0); };
            source s {
              network(ip("127.0.0.1") port(%1$d) transport("tcp") log-iw-size(10000));
              network(ip("127.0.0.1") port(%1$d) transport("udp") so-rcvbuf(4194304));
            };
            destination d { file("%2$s/out"); };
            log { source(s); destination(d); flags(flow-control); };
            """
                .formatted(port, directory));
    return start(
        directory,
        port,
        List.of(
            "syslog-ng",
            "-F",
            "-f",
            configuration.toString(),
            "-p",
            directory.resolve("pid").toString(),
            "-R",
            directory.resolve("persist").toString(),
            "-c",
            directory.resolve("control").toString()));
  }

  static Daemon snmptrapd(Path directory) throws IOException {
    int port = Ports.free();
    Path configuration =
        write(directory, "disableAuthorization yes\nformat2 %B %N %w %q %W %v\\n\n");
    return start(
        directory,
        port,
        List.of(
            "snmptrapd",
            "-f",
            "-n",
            "-C",
            "-c",
            configuration.toString(),
            "-Lf",
            directory.resolve("out").toString(),
            "-m",
            "",
            "udp:127.0.0.1:" + port));
  }

  private static Path write(Path directory, String configuration) throws IOException {
    return Files.writeString(directory.resolve("configuration"), configuration);
  }

  private static Daemon start(Path directory, int port, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    builder.environment().put("SNMP_PERSISTENT_DIR", directory.toString());
    Process process = builder.start();
    TakerProcess.endWithThis(process);
    return new Daemon(port, directory.resolve("out"), process);
  }

  @Override
  public int port(Transport transport) {
    return port;
  }

  @Override
  public long taken() {
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(read);
      for (int size = channel.read(buffer.clear()); size > 0; size = channel.read(buffer.clear())) {
        read += size;
        buffer.flip();
        while (buffer.hasRemaining()) {
          if (buffer.get() == LINE) {
            lines++;
          }
        }
      }
      return lines;
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
