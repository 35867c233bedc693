package io.signalbox.cases;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.RouteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The case files that someone means. */
public final class CaseFiles {

  private static final String FILE = "file:";

  private final String directory;
  private final Set<Path> running;

  private CaseFiles(Settings settings) {
    directory = settings.get("routes.directory");
    running =
        RouteFiles.find(directory).texts().keySet().stream()
            .filter(uri -> uri.startsWith(FILE))
            .map(uri -> real(Path.of(uri.substring(FILE.length()))))
            .collect(Collectors.toSet());
  }

  /**
   * The texts of case files by their paths.
   *
   * @param paths case files, route files that have one beside them, and directories; where there
   *     are none, all of {@code routes.directory} are meant
   * @throws SettingsException naming the path that is none of these, or whose route does not run
   */
  public static Map<String, String> find(Settings settings, Collection<Path> paths) {
    Map<String, String> texts = new TreeMap<>();
    if (paths.isEmpty()) {
      RouteFiles.findCases(settings.get("routes.directory"))
          .texts()
          .forEach((uri, text) -> texts.put(uri.replaceFirst("^(file|classpath):", ""), text));
      return texts;
    }
    CaseFiles files = new CaseFiles(settings);
    for (Path path : paths) {
      files.in(path).forEach(file -> texts.put(file.toString(), files.text(file)));
    }
    return texts;
  }

  private List<Path> in(Path path) {
    if (Files.isDirectory(path)) {
      return inDirectory(path);
    }
    if (!Files.exists(path)) {
      throw new SettingsException(path + ": no such file");
    }
    if (path.toString().endsWith(RouteFiles.CASES_SUFFIX)) {
      return List.of(path);
    }
    if (!path.toString().endsWith(RouteFiles.SUFFIX)) {
      throw new SettingsException(
          "%s: neither *%s nor *%s nor a directory"
              .formatted(path, RouteFiles.CASES_SUFFIX, RouteFiles.SUFFIX));
    }
    Path cases = sibling(path, RouteFiles.SUFFIX, RouteFiles.CASES_SUFFIX);
    if (!Files.exists(cases)) {
      throw new SettingsException(path + ": has no cases: " + cases + " is missing");
    }
    return List.of(cases);
  }

  private static List<Path> inDirectory(Path directory) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(file -> file.toString().endsWith(RouteFiles.CASES_SUFFIX))
          .sorted()
          .forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      throw new SettingsException(directory + ": cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new SettingsException(directory + ": has no file *" + RouteFiles.CASES_SUFFIX);
    }
    return found;
  }

  private String text(Path cases) {
    Path route = sibling(cases, RouteFiles.CASES_SUFFIX, RouteFiles.SUFFIX);
    if (Files.exists(route) && !running.contains(real(route))) {
      throw new SettingsException(
          "%s: does not run, since it is not below routes.directory=%s"
              .formatted(route, directory));
    }
    try {
      return Files.readString(cases);
    } catch (IOException e) {
      throw new SettingsException(cases + ": cannot be read: " + e.getMessage());
    }
  }

  private static Path sibling(Path file, String suffix, String other) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - suffix.length()) + other);
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
