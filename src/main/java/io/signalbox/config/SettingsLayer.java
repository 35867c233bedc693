package io.signalbox.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * One place that values come from.
 *
 * @param origin how a user is told of it: a file name, {@code --set}, …
 * @param values the keys and values it gives
 */
record SettingsLayer(String origin, Map<String, String> values) {

  /** The origin of the values of environment variables. */
  static final String ENVIRONMENT = "environment";

  static SettingsLayer ofClassPath(String resource) {
    try (InputStream in = SettingsLayer.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return of("default", load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SettingsLayer ofFile(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return of(file.toString(), load(reader));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "%s: cannot be read (%s)".formatted(file, e.getClass().getSimpleName()));
    }
  }

  /** The variables of {@code environment} that stand for one of {@code keys}. */
  static SettingsLayer ofEnvironment(Map<String, String> environment, Iterable<String> keys) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : keys) {
      String value = environment.get(variable(key));
      if (value != null) {
        values.put(key, value);
      }
    }
    return new SettingsLayer(ENVIRONMENT, values);
  }

  /** {@code SIGNALBOX_DATA_DIRECTORY} for {@code data.directory}. */
  static String variable(String key) {
    return "SIGNALBOX_" + key.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static SettingsLayer of(String origin, Properties properties) {
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> values.put(key, properties.getProperty(key).strip()));
    return new SettingsLayer(origin, values);
  }

  private static Properties load(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    return properties;
  }
}
