package io.signalbox.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock that Artemis holds on its journal while it runs: all of the file {@code serverlock.1}.
 *
 * <p>It is looked at before a second broker starts, because that one would write its own state to
 * the journal's {@code server.lock}, which the first reads, before it waits for the lock.
 */
final class JournalLock {

  private static final String FILE = "serverlock.1";

  private JournalLock() {}

  /**
   * Whether another process has the lock. To ask of a broker in this process would take it away
   * from it: to POSIX a process's locks end when it closes any of its handles of the file.
   *
   * @param journal the directory of the journal
   */
  static boolean isHeld(Path journal) {
    Path file = journal.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
