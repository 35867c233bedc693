package io.signalbox.channel;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spi.IdempotentRepository;

/** The memory of the events that the channel has sent on, kept over restarts. */
public final class Duplicates {

  private static final long LARGEST_FILE_BYTES = 64L * 1024 * 1024;

  private Duplicates() {}

  /**
   * Remembers the latest {@code channel.deduplicate.window-events} in a file of {@code
   * data.directory}.
   *
   * @throws SettingsException where that directory cannot be made
   */
  public static IdempotentRepository repository(Settings settings) {
    Path directory = Path.of(settings.get("data.directory"));
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new SettingsException(
          "data.directory=%s (%s): cannot be made"
              .formatted(directory, settings.origin("data.directory")));
    }
    File file = directory.resolve("duplicates").toFile();
    int window = settings.getInt("channel.deduplicate.window-events");
    return new DuplicatesFile(file, window, LARGEST_FILE_BYTES);
  }
}
