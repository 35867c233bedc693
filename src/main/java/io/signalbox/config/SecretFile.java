package io.signalbox.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A secret that a key names the file of, so that it stands in no argument, log or configuration.
 */
public final class SecretFile {

  private final String key;
  private final String path;
  private final String origin;

  private SecretFile(String key, String path, String origin) {
    this.key = key;
    this.path = path;
    this.origin = origin;
  }

  /** The file that {@code key} names. */
  public static SecretFile of(Settings settings, String key) {
    return new SecretFile(key, settings.get(key), settings.origin(key));
  }

  /** The file that an option of the command line names. */
  public static SecretFile ofOption(String option, Path file) {
    return new SecretFile(option, file.toString(), "the command line");
  }

  /**
   * The file's first line without surrounding blanks; empty where the key names no file.
   *
   * @throws SettingsException where the file cannot be read or its first line is blank
   */
  public Optional<String> read() {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (var lines = Files.lines(Path.of(path))) {
      String secret = lines.findFirst().orElse("").strip();
      if (secret.isEmpty()) {
        throw new SettingsException("%s=%s (%s): is empty".formatted(key, path, origin));
      }
      return Optional.of(secret);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new SettingsException("%s=%s (%s): cannot be read".formatted(key, path, origin));
    }
  }
}
