package io.signalbox.config;

import java.util.Optional;

/**
 * A secret in a file that the key {@code <key>-file} names, or in the environment variable of
 * {@code <key>}.
 */
public final class Secret {

  private Secret() {}

  /**
   * The secret.
   *
   * @throws SettingsException where there is none, or its file cannot be read
   */
  public static String of(Settings settings, String key) {
    String fileKey = key + "-file";
    return SecretFile.of(settings, fileKey)
        .read()
        .or(() -> Optional.of(settings.get(key)).filter(value -> !value.isEmpty()))
        .orElseThrow(() -> new SettingsException(fileKey + ": has no value"));
  }
}
