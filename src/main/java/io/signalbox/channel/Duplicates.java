package io.signalbox.channel;

import io.signalbox.broker.Transactions;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spi.IdempotentRepository;

/** The memory of the events that the channel has sent on, kept over restarts. */
public final class Duplicates {

  private Duplicates() {}

  /**
   * Remembers the latest {@code channel.deduplicate.window-events} in a file of {@code
   * data.directory}, those that were sent in a transaction when it is committed.
   *
   * @throws SettingsException where that directory cannot be made
   */
  public static IdempotentRepository repository(Settings settings, Transactions transactions) {
    Path directory = Path.of(settings.get("data.directory"));
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new SettingsException(
          "data.directory=%s (%s): cannot be made"
              .formatted(directory, settings.origin("data.directory")));
    }
    DuplicatesFile file =
        new DuplicatesFile(
            directory.resolve("duplicates"), settings.getInt("channel.deduplicate.window-events"));
    return new CommittedDuplicates(file, transactions);
  }
}
