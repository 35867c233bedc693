package io.signalbox.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The CPU time of the JIT compiler's threads in another JVM, which must not end any of them while
 * it runs. Of the JVM's many threads Linux alone tells.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/pid/stat</a>
 */
public final class ThreadTimes {

  /** For the command line of that JVM. */
  public static final String KEEP_COMPILER_THREADS = "-XX:-UseDynamicNumberOfCompilerThreads";

  /** The clock of {@code utime} and {@code stime} on every common platform: 100 Hz. */
  private static final Duration TICK = Duration.ofMillis(10);

  private ThreadTimes() {}

  /** Zero where the system does not tell. */
  public static Duration compiler(long pid) {
    Path threads = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(threads)) {
      return Duration.ZERO;
    }
    long ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        ticks += compilerTicks(thread.resolve("stat"));
      }
    } catch (IOException e) {
      throw new IllegalStateException("it ended", e);
    }
    return TICK.multipliedBy(ticks);
  }

  /** A line such as {@code 17 (C2 CompilerThre) S ...}: the times are the fields 14 and 15. */
  private static long compilerTicks(Path stat) throws IOException {
    String line;
    try {
      line = Files.readString(stat);
    } catch (NoSuchFileException e) {
      return 0; // the thread has ended, so it is no compiler's
    }
    int end = line.lastIndexOf(") ");
    if (!line.substring(0, end).contains("CompilerThre")) {
      return 0;
    }
    String[] fromThirdField = line.substring(end + 2).split(" ");
    return Long.parseLong(fromThirdField[11]) + Long.parseLong(fromThirdField[12]);
  }
}
