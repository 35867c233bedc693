package io.signalbox.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys and values that one process runs with.
 *
 * <p>From the weakest to the strongest: the defaults in the jar (the project's own {@code
 * application.properties}), those of the profile, {@code application.properties} in the working
 * directory or the file of {@code --config}, environment variables ({@code SIGNALBOX_} and the key
 * in capitals with {@code _} for every other character), and {@code --set}.
 */
public final class Settings {

  /** The file that is read from the working directory where no other is named. */
  public static final String DEFAULT_FILE = "application.properties";

  private static final SettingsLayer DEFAULTS = SettingsLayer.ofClassPath("/" + DEFAULT_FILE);
  private static final SettingsLayer COMMON =
      SettingsLayer.ofClassPath("/profiles/common.properties");

  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> origins = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();

  private Settings() {}

  /**
   * Reads all layers.
   *
   * @param file the file of {@code --config}, or null for {@value #DEFAULT_FILE} where there is one
   * @param environment the process's environment variables
   * @param overrides the keys and values of {@code --set}
   * @throws SettingsException for an unknown key, a bad value or a file that cannot be read
   */
  public static Settings load(
      Path file, Map<String, String> environment, Map<String, String> overrides) {
    List<SettingsLayer> given = new ArrayList<>();
    fileLayer(file).ifPresent(given::add);
    given.add(SettingsLayer.ofEnvironment(environment, knownToTheJar()));
    given.add(new SettingsLayer("--set", overrides));
    return assemble(given);
  }

  /** The defaults and what is given here, without any file or environment variable. */
  public static Settings of(Map<String, String> overrides) {
    return assemble(List.of(new SettingsLayer("--set", overrides)));
  }

  private static Settings assemble(List<SettingsLayer> given) {
    Settings settings = new Settings();
    settings.add(DEFAULTS);
    settings.add(COMMON);
    settings.add(Profile.choose(DEFAULTS, given).layer());
    settings.known.addAll(knownToTheJar());
    given.forEach(settings::add);
    settings.known.addAll(DeliveryQueues.ofTargets(settings.values).keySet());
    settings.add(new SettingsLayer("default", DerivedKeys.of(settings.values)));
    SettingsCheck.values(settings);
    return settings;
  }

  private static Set<String> knownToTheJar() {
    Set<String> keys = Profile.keysOfAll(DEFAULTS, COMMON);
    keys.addAll(DerivedKeys.all());
    return keys;
  }

  private static java.util.Optional<SettingsLayer> fileLayer(Path file) {
    if (file != null) {
      return java.util.Optional.of(SettingsLayer.ofFile(file));
    }
    Path inWorkingDirectory = Path.of(DEFAULT_FILE);
    return Files.exists(inWorkingDirectory)
        ? java.util.Optional.of(SettingsLayer.ofFile(inWorkingDirectory))
        : java.util.Optional.empty();
  }

  private void add(SettingsLayer layer) {
    layer
        .values()
        .forEach(
            (key, value) -> {
              values.put(key, value);
              origins.put(key, layer.origin());
            });
  }

  /**
   * The value of a key.
   *
   * @throws SettingsException where no layer has the key
   */
  public String get(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new SettingsException(key + ": has no value");
    }
    return value;
  }

  public int getInt(String key) {
    return Integer.parseInt(get(key));
  }

  public boolean getBoolean(String key) {
    return Boolean.parseBoolean(get(key));
  }

  /** Where the value of a key came from: a file's name, {@code --set}, … */
  public String origin(String key) {
    return origins.getOrDefault(key, "default");
  }

  /** All keys and values, for Camel's property placeholders. */
  public Map<String, String> asMap() {
    return Collections.unmodifiableMap(values);
  }

  /** The keys that the jar itself knows, those of every profile included. */
  public Set<String> knownKeys() {
    return Collections.unmodifiableSet(known);
  }

  /** These settings with more values, such as the URLs that were looked up at start. */
  public Settings with(Map<String, String> more) {
    Settings copy = new Settings();
    copy.values.putAll(values);
    copy.origins.putAll(origins);
    copy.known.addAll(known);
    copy.add(new SettingsLayer("start", new LinkedHashMap<>(more)));
    return copy;
  }
}
