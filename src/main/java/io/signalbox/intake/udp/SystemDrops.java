package io.signalbox.intake.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux itself drops because nobody has read it in time, as it tells for each socket since
 * that was opened. Other systems do not tell: there it is 0.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html">/proc/net</a>
 */
public final class SystemDrops {

  private static final List<Path> LINUX =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
  private static final int LOCAL_ADDRESS = 1;

  private final List<Path> files;
  private final String port;
  private long told;

  /** The drops of the sockets on this port. */
  public SystemDrops(int port) {
    this(port, LINUX);
  }

  SystemDrops(int port, List<Path> files) {
    this.files = files;
    this.port = ":%04X".formatted(port);
  }

  /** How many there were since the last call. */
  public long more() {
    long all = files.stream().mapToLong(this::count).sum();
    long more = Math.max(0, all - told);
    told = all;
    return more;
  }

  private long count(Path file) {
    try {
      return Files.readAllLines(file).stream().mapToLong(this::drops).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The last column of a line that is about the port. */
  private long drops(String line) {
    String[] columns = line.strip().split("\\s+");
    boolean ours = columns.length > LOCAL_ADDRESS && columns[LOCAL_ADDRESS].endsWith(port);
    String last = columns[columns.length - 1];
    return ours && last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
  }
}
