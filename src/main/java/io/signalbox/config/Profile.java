package io.signalbox.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the channels are, chosen by the key {@code profile}. */
enum Profile {
  EMBEDDED,
  AWS;

  private static final String KEY = "profile";

  /** The profile that the strongest of the layers names. */
  static Profile choose(SettingsLayer defaults, List<SettingsLayer> given) {
    String name = defaults.values().get(KEY);
    String origin = defaults.origin();
    for (SettingsLayer layer : given) {
      if (layer.values().containsKey(KEY)) {
        name = layer.values().get(KEY);
        origin = layer.origin();
      }
    }
    for (Profile profile : values()) {
      if (profile.id().equals(name)) {
        return profile;
      }
    }
    throw new SettingsException(
        "%s=%s (%s): must be one of %s".formatted(KEY, name, origin, names()));
  }

  SettingsLayer layer() {
    return SettingsLayer.ofClassPath("/profiles/" + id() + ".properties");
  }

  static Set<String> keysOfAll(SettingsLayer... more) {
    Set<String> keys = new TreeSet<>();
    for (SettingsLayer layer : more) {
      keys.addAll(layer.values().keySet());
    }
    for (Profile profile : values()) {
      keys.addAll(profile.layer().values().keySet());
    }
    return keys;
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(Profile::id).collect(Collectors.joining(", "));
  }
}
