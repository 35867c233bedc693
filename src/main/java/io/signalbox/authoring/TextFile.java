package io.signalbox.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that another process may read at any time. */
public final class TextFile {

  private TextFile() {}

  /** Writes a file so that whoever reads it sees all of the text or what was there before. */
  public static void write(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path next = target.resolveSibling(target.getFileName() + ".tmp");
    Files.writeString(next, text);
    Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
