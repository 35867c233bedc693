package io.signalbox.runtime;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

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
  private static final String IN_CLASSES = "classpath:";
  private static final String KNOWN = "profiles/common.properties";

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();

  private RouteFiles() {}

  /**
   * Finds and reads the route files.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has no route file or one that cannot
   *     be read
   */
  public static RouteFiles find(String directory) {
    return findReadable(directory).complete(directory);
  }

  /**
   * Finds the route files and reads those that can be read.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has no route file
   */
  static RouteFiles findReadable(String directory) {
    RouteFiles routes = find(directory, SUFFIX);
    if (routes.texts.isEmpty() && routes.unreadable.isEmpty()) {
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
    return find(directory, CASES_SUFFIX).complete(directory);
  }

  /**
   * Finds and reads the files of schemas, of which there may be none.
   *
   * @param directory the value of {@code routes.directory}
   * @throws SettingsException where the directory exists and has one that cannot be read
   */
  public static RouteFiles findSchemas(String directory) {
    return find(directory, SCHEMA_SUFFIX).complete(directory);
  }

  /** The text of each file by the URI that Camel loads it from, sorted by it. */
  public Map<String, String> texts() {
    return texts;
  }

  /** The URIs of those that are, to the letter, what is inside the jar. */
  Set<String> shipped() {
    Set<String> shipped = new TreeSet<>();
    texts.forEach(
        (uri, text) -> {
          if (isShipped(uri, text)) {
            shipped.add(uri);
          }
        });
    return shipped;
  }

  private static boolean isShipped(String uri, String text) {
    return uri.startsWith(IN_CLASSES) || text.equals(shippedText(path(uri)));
  }

  /** The text of the file of this name, in a folder of this name, inside the jar; else null. */
  private static String shippedText(Path file) {
    String name =
        IN_JAR + file.toAbsolutePath().getParent().getFileName() + "/" + file.getFileName();
    try {
      return RouteFiles.class.getClassLoader().getResource(name) == null ? null : resource(name);
    } catch (IOException e) {
      return null;
    }
  }

  /** Why each file that cannot be read cannot, by its URI. */
  Map<String, String> unreadable() {
    return unreadable;
  }

  /**
   * The paths of the files in a directory whose names end so, sorted. What is hidden is left out:
   * editors' files, and the versions beside the links that Kubernetes mounts a ConfigMap as.
   */
  static List<Path> list(Path directory, String suffix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".")) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.addAll(list(entry, suffix));
        } else if (name.endsWith(suffix)) {
          found.add(entry);
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  /** The URI that a file is loaded from. */
  static String uri(Path file) {
    return "file:" + file;
  }

  /**
   * The text of the file that is loaded from a URI.
   *
   * @throws SettingsException where it cannot be read
   */
  static String text(String uri) {
    try {
      return uri.startsWith(IN_CLASSES)
          ? resource(uri.substring(IN_CLASSES.length()))
          : Files.readString(path(uri));
    } catch (IOException e) {
      throw new SettingsException(uri + ": " + unreadable(e));
    }
  }

  /** The file that is loaded from a URI. */
  static Path path(String uri) {
    return Path.of(uri.replaceFirst("^file:", ""));
  }

  private RouteFiles complete(String directory) {
    unreadable.forEach(
        (uri, reason) -> {
          throw new SettingsException(
              "routes.directory=%s: %s (%s)".formatted(directory, reason, path(uri)));
        });
    return this;
  }

  private static RouteFiles find(String directory, String suffix) {
    Path path = Path.of(directory);
    RouteFiles files = new RouteFiles();
    if (Files.isDirectory(path)) {
      files.addDirectory(path, suffix);
    } else {
      files.texts.putAll(inJar(suffix));
    }
    return files;
  }

  private void addDirectory(Path directory, String suffix) {
    List<Path> files;
    try {
      files = list(directory, suffix);
    } catch (IOException | DirectoryIteratorException e) {
      throw new SettingsException("routes.directory=" + directory + ": cannot be read: " + e);
    }
    for (Path file : files) {
      try {
        texts.put(uri(file), Files.readString(file));
      } catch (IOException e) {
        unreadable.put(uri(file), unreadable(e));
      }
    }
  }

  /** Why a file cannot be read, in words for people. */
  static String unreadable(IOException failure) {
    return "cannot be read: "
        + (failure instanceof CharacterCodingException ? "it is not UTF-8" : failure);
  }

  private static Map<String, String> inJar(String suffix) {
    Path location = resources();
    try {
      return Files.isDirectory(location)
          ? inClasses(location, suffix)
          : inArchive(location, suffix);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the routes in " + location, e);
    }
  }

  /** The jar or the directory of our resources, which may be another than that of the classes. */
  private static Path resources() {
    URL known = RouteFiles.class.getClassLoader().getResource(KNOWN);
    try {
      if (known.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      return Path.of(known.toURI()).getParent().getParent();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read the routes beside " + known, e);
    }
  }

  private static Map<String, String> inClasses(Path classes, String suffix) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : list(classes.resolve(IN_JAR), suffix)) {
      texts.put(IN_CLASSES + classes.relativize(file), Files.readString(file));
    }
    return texts;
  }

  private static Map<String, String> inArchive(Path archive, String suffix) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (JarFile jar = new JarFile(archive.toFile(), false)) {
      for (Iterator<JarEntry> all = jar.entries().asIterator(); all.hasNext(); ) {
        JarEntry entry = all.next();
        String name = entry.getName();
        if (name.startsWith(IN_JAR) && name.endsWith(suffix)) {
          texts.put(IN_CLASSES + name, text(jar.getInputStream(entry)));
        }
      }
    }
    return texts;
  }

  private static String resource(String name) throws IOException {
    return text(RouteFiles.class.getClassLoader().getResourceAsStream(name));
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
