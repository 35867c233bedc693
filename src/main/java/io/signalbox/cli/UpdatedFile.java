package io.signalbox.cli;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A file of which a command writes a part anew. */
final class UpdatedFile {

  private UpdatedFile() {}

  /**
   * Writes it.
   *
   * @param update makes the new text of the old one; IllegalArgumentException where it cannot
   * @throws SettingsException naming the file, and why it was left as it was
   */
  static void write(Path file, UnaryOperator<String> update) {
    try {
      Files.writeString(file, update.apply(Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException("%s: %s".formatted(file, e.getMessage()));
    }
  }
}
