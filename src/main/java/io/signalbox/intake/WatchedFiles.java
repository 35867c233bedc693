package io.signalbox.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Files that are looked at for a change when somebody asks, once a second at most. */
public final class WatchedFiles {

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Path> files;
  private List<String> seen;
  private long looked = System.nanoTime() - LOOK_NANOS;

  /** As they are now. One that cannot be read is different from any that can. */
  public WatchedFiles(List<Path> files) {
    this.files = List.copyOf(files);
    this.seen = marks();
  }

  /** Whether one has changed since this was last so. */
  public synchronized boolean haveChanged() {
    long now = System.nanoTime();
    if (now - looked < LOOK_NANOS) {
      return false;
    }
    looked = now;
    List<String> marks = marks();
    boolean changed = !marks.equals(seen);
    seen = marks;
    return changed;
  }

  private List<String> marks() {
    return files.stream().map(WatchedFiles::mark).toList();
  }

  /** When the file was changed last. */
  private static String mark(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "none";
    }
  }
}
