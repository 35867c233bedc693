package io.signalbox.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, as Linux tells.
 *
 * @param cpuMillis its CPU time, that of the kernel for it included
 * @param peakMegabytes the most memory it had at once
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/pid/stat</a>
 */
record ProcessUse(long cpuMillis, long peakMegabytes) {

  /** The clock of {@code utime} and {@code stime} on every common platform. */
  private static final int TICK_MILLIS = 10;

  static ProcessUse of(long pid) {
    Path directory = Path.of("/proc", Long.toString(pid));
    try {
      String stat = Files.readString(directory.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(") ") + 2).split(" ");
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      long kilobytes =
          Files.readAllLines(directory.resolve("status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0);
      return new ProcessUse(ticks * TICK_MILLIS, kilobytes / 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
