package io.signalbox.sources;

import io.signalbox.bus.InvalidPatternException;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A source, as its route file says it.
 *
 * @param file where it lies
 * @param description what it is about, in one line
 * @param branches what it takes
 */
public record SourceFile(RouteFileName file, String description, List<PatternBranch> branches) {

  /**
   * All sources, by name.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException for a file that is not well-formed, by its name and line
   */
  public static List<SourceFile> all(String directory) {
    List<SourceFile> sources = new ArrayList<>();
    RouteFiles.find(directory)
        .texts()
        .forEach(
            (uri, text) -> {
              RouteFileName file = RouteFileName.of(uri);
              if (file.isSource()) {
                sources.add(readOrRefuse(file, text));
              }
            });
    sources.sort(Comparator.comparing(SourceFile::name));
    return sources;
  }

  /**
   * One source.
   *
   * @throws YamlException for what is not well-formed
   * @throws InvalidPatternException for a pattern that does not compile
   */
  public static SourceFile read(RouteFileName file, String text) {
    List<YamlNode> routes =
        YamlNode.read(text).items().stream()
            .map(item -> item.field("route"))
            .flatMap(Optional::stream)
            .toList();
    String description = routes.isEmpty() ? "" : routes.get(0).text("description");
    return new SourceFile(
        file, description, routes.stream().flatMap(route -> pattern(route).stream()).toList());
  }

  /** The name of the file without its suffix. */
  public String name() {
    return file.name();
  }

  private static List<PatternBranch> pattern(YamlNode route) {
    return route
        .field("from")
        .flatMap(from -> from.field("parameters"))
        .flatMap(parameters -> parameters.field("pattern"))
        .map(pattern -> PatternBranch.of(pattern.text()))
        .orElse(List.of());
  }

  /**
   * One source, of a file that is meant to be well-formed.
   *
   * @throws SettingsException for one that is not, by its name and line
   */
  public static SourceFile readOrRefuse(RouteFileName file, String text) {
    try {
      return read(file, text);
    } catch (YamlException e) {
      throw new SettingsException("%s:%d: %s".formatted(file.path(), e.line(), e.getMessage()));
    } catch (InvalidPatternException e) {
      throw new SettingsException("%s: %s".formatted(file.path(), e.getMessage()));
    }
  }
}
