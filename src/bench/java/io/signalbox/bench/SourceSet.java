package io.signalbox.bench;

import io.signalbox.testing.Routes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A number of sources: the ten that are measured with; as many others of the project's, up to half
 * of the rest; and copies of the ten. Events are of the ten and their copies, so that they cost the
 * same however many there are.
 *
 * @param measured those that events are of
 * @param routes the texts of all route files by their names
 */
record SourceSet(List<SampleSource> measured, Map<String, String> routes) {

  private static final Path SOURCES = Path.of("routes", "sources");
  private static final String SUFFIX = ".camel.yaml";

  static SourceSet of(int count) throws IOException {
    List<SampleSource> measured = new ArrayList<>();
    Map<String, String> routes = new TreeMap<>();
    List<String> names = SampleSource.names();
    names.forEach(name -> measured.add(new SampleSource(name, 0)));
    List<String> others = others();
    others
        .subList(0, Math.min(others.size(), (count - names.size()) / 2))
        .forEach(name -> routes.put(name + SUFFIX, SampleSource.read(name + SUFFIX)));
    for (int i = 0; measured.size() + routes.size() < count; i++) {
      measured.add(new SampleSource(names.get(i % names.size()), 1 + i / names.size()));
    }
    measured.forEach(each -> routes.put(each.fileName() + SUFFIX, each.route()));
    return new SourceSet(measured, routes);
  }

  private static List<String> others() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, "*" + SUFFIX)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(SUFFIX, "")));
    }
    names.removeAll(SampleSource.names());
    return names.stream().sorted().toList();
  }

  /** Writes the project's routes with these sources in place of its own. */
  void writeTo(Path directory) throws IOException {
    Routes.copyTo(directory);
    Path sources = directory.resolve("sources");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(sources)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> route : routes.entrySet()) {
      Files.writeString(sources.resolve(route.getKey()), route.getValue());
    }
  }
}
