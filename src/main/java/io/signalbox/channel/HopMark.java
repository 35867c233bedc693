package io.signalbox.channel;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/**
 * The mark that this Signalbox leaves on each event that it hands on, and by which it knows those
 * that come back. No two that hand events to each other may have the same.
 */
public final class HopMark {

  private static final String KEY = "channel.hop-mark";
  private static final String FILE = "hop-mark";

  private HopMark() {}

  /**
   * The settings with a mark: the one they have, or else a random one that is kept in {@code
   * data.directory}.
   *
   * @throws SettingsException where the mark cannot be one, or cannot be kept
   */
  public static Settings settle(Settings settings) {
    if (!settings.get(KEY).isEmpty()) {
      return settings;
    }
    Path directory = Path.of(settings.get("data.directory"));
    try {
      Files.createDirectories(directory);
      return settings.with(Map.of(KEY, kept(directory.resolve(FILE))));
    } catch (IOException e) {
      throw new SettingsException(
          "data.directory=%s (%s): the mark in its file %s cannot be read or written"
              .formatted(directory, settings.origin("data.directory"), FILE));
    }
  }

  private static String kept(Path file) throws IOException {
    if (Files.exists(file)) {
      String mark = Files.readString(file).strip();
      if (Provenance.isMark(mark)) {
        return mark;
      }
      throw new SettingsException(file + ": is no mark; remove the file for a new one");
    }
    String mark = UUID.randomUUID().toString();
    Path next = file.resolveSibling(FILE + ".next");
    Files.writeString(next, mark + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return mark;
  }
}
