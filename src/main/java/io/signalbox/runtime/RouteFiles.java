package io.signalbox.runtime;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The route files that a process runs, or the case files beside them: those of a directory, or
 * those inside the jar where there is no such directory. Each is named one by one to Camel, whose
 * search by a wildcard inflates the whole jar.
 */
public final class RouteFiles {

  /** How a route file's name ends. */
  public static final String SUFFIX = ".camel.yaml";

  /** How the name of the file with a source's cases ends. */
  public static final String CASES_SUFFIX = ".cases.yaml";

  /** How the name of the file with the schemas that a source states ends. */
  public static final String SCHEMA_SUFFIX = ".schema.yaml";

  private static final String IN_JAR = "routes/";

  private final Map<String, String> texts;

  private RouteFiles(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Finds and reads the route files.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has no route file or one that cannot
   *     be read
   */
  public static RouteFiles find(String directory) {
    RouteFiles routes = find(directory, SUFFIX);
    if (routes.texts.isEmpty()) {
      throw new SettingsException(
          "routes.directory=%s: has no file *%s".formatted(directory, SUFFIX));
    }
    return routes;
  }

  /**
   * Finds and reads the case files, of which there may be none.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has one that cannot be read
   */
  public static RouteFiles findCases(String directory) {
    return find(directory, CASES_SUFFIX);
  }

  /**
   * Finds and reads the files of schemas, of which there may be none.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has one that cannot be read
   */
  public static RouteFiles findSchemas(String directory) {
    return find(directory, SCHEMA_SUFFIX);
  }

  /** The text of each file by the URI that Camel loads it from, sorted by it. */
  public Map<String, String> texts() {
    return texts;
  }

  private static RouteFiles find(String directory, String suffix) {
    Path path = Path.of(directory);
    return new RouteFiles(Files.isDirectory(path) ? inDirectory(path, suffix) : inJar(suffix));
  }

  private static Map<String, String> inDirectory(Path directory, String suffix) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
        texts.put("file:" + file, Files.readString(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SettingsException("routes.directory=" + directory + ": cannot be read: " + e);
    }
    return texts;
  }

  private static Map<String, String> inJar(String suffix) {
    URL location = RouteFiles.class.getProtectionDomain().getCodeSource().getLocation();
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      Path code = Path.of(location.toURI());
      List<String> names =
          Files.isDirectory(code) ? inClasses(code, suffix) : inArchive(code, suffix);
      for (String name : names) {
        texts.put("classpath:" + name, resource(name));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read the routes in " + location, e);
    }
    return texts;
  }

  private static List<String> inClasses(Path classes, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve(IN_JAR))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private static List<String> inArchive(Path archive, String suffix) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(archive.toFile(), false)) {
      jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(IN_JAR) && name.endsWith(suffix))
          .sorted()
          .forEach(names::add);
    }
    return names;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RouteFiles.class.getClassLoader().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
