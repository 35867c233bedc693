package io.signalbox.sources;

import io.signalbox.cases.CaseFile;
import io.signalbox.cases.SourceCase;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the catalogue of the sources. */
public final class SourceCatalogue {

  private SourceCatalogue() {}

  /**
   * What there is of each source, by name.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException for a file that is not well-formed, by its name and line
   */
  public static List<CatalogueEntry> read(String directory) {
    Map<String, List<SourceCase>> cases = cases(directory);
    return SourceFile.all(directory).stream()
        .map(source -> CatalogueEntry.of(source, cases.getOrDefault(source.name(), List.of())))
        .toList();
  }

  private static Map<String, List<SourceCase>> cases(String directory) {
    Map<String, List<SourceCase>> cases = new HashMap<>();
    RouteFiles.findCases(directory)
        .texts()
        .forEach(
            (uri, text) -> {
              RouteFileName file = RouteFileName.of(uri);
              cases.put(file.name(), read(file, text));
            });
    return cases;
  }

  private static List<SourceCase> read(RouteFileName file, String text) {
    try {
      return CaseFile.read(text);
    } catch (YamlException e) {
      throw new SettingsException("%s:%d: %s".formatted(file.path(), e.line(), e.getMessage()));
    }
  }
}
