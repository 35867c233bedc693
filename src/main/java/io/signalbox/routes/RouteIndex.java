package io.signalbox.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import io.signalbox.event.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a start has to know of the files whose routes are created later. It is written when the jar
 * is built: two hundred files of YAML take a tenth of a start to read.
 */
final class RouteIndex {

  private static final String RESOURCE = "routes/index.json";
  private static final String SUFFIX = ".camel.yaml";

  /**
   * A file.
   *
   * @param hash the hash of the text that it is about
   * @param ids as {@link RouteFile#ids}
   * @param rules as {@link RouteFile#rules}
   */
  record Entry(int hash, Map<String, Integer> ids, List<RouteFile.BusRule> rules) {}

  private final Map<String, Entry> byName;

  private RouteIndex(Map<String, Entry> byName) {
    this.byName = byName;
  }

  /** That of the jar; an empty one where there is none. */
  static RouteIndex ofJar() {
    try (InputStream in = RouteIndex.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new RouteIndex(
          in == null
              ? Map.of()
              : Json.MAPPER.readValue(in, new TypeReference<Map<String, Entry>>() {}));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * What there is to know of a file, if that is known of this very text.
   *
   * @param uri that the file is loaded from
   */
  Optional<RouteFile> file(String uri, String text) {
    Entry entry = byName.get(name(uri));
    return entry == null || entry.hash() != text.hashCode()
        ? Optional.empty()
        : Optional.of(RouteFile.ofRules(entry.ids(), entry.rules()));
  }

  /** The folder and the name of the file, which are those in the jar. */
  private static String name(String uri) {
    String[] parts = uri.replace('\\', '/').split("[:/]");
    return parts.length < 2 ? uri : parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  /**
   * Writes the index of a directory of routes.
   *
   * @param args the directory and the file to write
   */
  public static void main(String[] args) throws IOException, RefusedException {
    Map<String, Entry> byName = new TreeMap<>();
    for (Path path : files(Path.of(args[0]))) {
      String text = Files.readString(path);
      RouteFile file = RouteFile.read(text);
      if (file.canWait(text)) {
        byName.put(
            name(path.toUri().toString()), new Entry(text.hashCode(), file.ids(), file.rules()));
      }
    }
    Path index = Path.of(args[1]);
    Files.createDirectories(index.getParent());
    Json.MAPPER.writeValue(index.toFile(), byName);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
