package io.signalbox.systemd;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code systemd-notify}, which tells the service manager. Java knows no datagrams on Unix sockets,
 * a library for them has code for each processor, and a process twice in the interval of a watchdog
 * is cheap; the unit must allow it by {@code NotifyAccess=all}.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/systemd-notify.html">
 *     systemd-notify</a>
 */
final class NotifyCommand {

  private static final Logger LOG = LoggerFactory.getLogger(NotifyCommand.class);
  private static final int LONGEST_SECONDS = 10;

  private NotifyCommand() {}

  /**
   * Hands on assignments such as {@code READY=1}; on return the service manager has them, or the
   * log tells why not.
   */
  static void send(String... assignments) {
    List<String> command =
        Stream.concat(Stream.of("systemd-notify"), Stream.of(assignments)).toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        LOG.warn("systemd was not told {}: no answer in {} s", assignments[0], LONGEST_SECONDS);
      } else if (process.exitValue() != 0) {
        LOG.warn("systemd was not told {}: exit code {}", assignments[0], process.exitValue());
      }
    } catch (IOException e) {
      LOG.warn("systemd was not told {}: {}", assignments[0], e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
