package io.signalbox.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One start.
 *
 * @param readyMillis from the start of the process until its routes ran
 * @param cpuMillis the CPU time that it had taken by then
 * @param megabytes the memory that it had after a while of nothing to do
 */
record Started(long readyMillis, long cpuMillis, long megabytes) {

  static long median(List<Started> all, ToLongFunction<Started> value) {
    long[] sorted = all.stream().mapToLong(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The resident memory of a process in MB of 1024 * 1024 bytes, as Linux tells. */
  static long megabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024;
  }
}
