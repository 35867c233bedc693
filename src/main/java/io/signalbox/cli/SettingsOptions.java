package io.signalbox.cli;

import io.signalbox.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say what to run with; every command has them. */
final class SettingsOptions {

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "A file of keys, in place of application.properties in the working directory.")
  private Path config;

  @Option(
      names = "--set",
      scope = ScopeType.INHERIT,
      paramLabel = "KEY=VALUE",
      description = "Sets a key, over all other places; may be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  Settings load() {
    return Settings.load(config, System.getenv(), set);
  }

  /** What {@code --set} says. */
  Map<String, String> set() {
    return set;
  }
}
