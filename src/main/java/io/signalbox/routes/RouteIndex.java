package io.signalbox.routes;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a start has to know of the files whose routes are created later. It is written when the jar
 * is built: two hundred files of YAML take a tenth of a start to read. It is no JSON, which would
 * take as long as a dozen of those files.
 */
final class RouteIndex {

  private static final String RESOURCE = "routes/index";
  private static final String SUFFIX = ".camel.yaml";

  /**
   * A file.
   *
   * @param hash the hash of the text that it is about
   * @param ids as {@link RouteFile#ids}
   * @param rules as {@link RouteFile#rules}; their patterns compile
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
          in == null ? Map.of() : read(new DataInputStream(new BufferedInputStream(in))));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + RESOURCE, e);
    }
  }

  private static Map<String, Entry> read(DataInputStream in) throws IOException {
    Map<String, Entry> byName = new HashMap<>();
    for (int files = in.readInt(); files > 0; files--) {
      byName.put(in.readUTF(), new Entry(in.readInt(), readIds(in), readRules(in)));
    }
    return byName;
  }

  private static Map<String, Integer> readIds(DataInputStream in) throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      ids.put(in.readUTF(), in.readInt());
    }
    return ids;
  }

  private static List<RouteFile.BusRule> readRules(DataInputStream in) throws IOException {
    List<RouteFile.BusRule> rules = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      rules.add(
          new RouteFile.BusRule(
              in.readUTF(), in.readUTF(), in.readInt(), in.readUTF(), in.readBoolean()));
    }
    return rules;
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
    String path = uri.replace('\\', '/').replace(':', '/');
    return path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
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
        file.rules().forEach(RouteFile.BusRule::compile);
        byName.put(
            name(path.toUri().toString()), new Entry(text.hashCode(), file.ids(), file.rules()));
      }
    }
    Path index = Path.of(args[1]);
    Files.createDirectories(index.getParent());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(index)))) {
      write(byName, out);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static void write(Map<String, Entry> byName, DataOutputStream out) throws IOException {
    out.writeInt(byName.size());
    for (Map.Entry<String, Entry> file : byName.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().hash());
      writeIds(file.getValue().ids(), out);
      writeRules(file.getValue().rules(), out);
    }
  }

  private static void writeIds(Map<String, Integer> ids, DataOutputStream out) throws IOException {
    out.writeInt(ids.size());
    for (Map.Entry<String, Integer> id : ids.entrySet()) {
      out.writeUTF(id.getKey());
      out.writeInt(id.getValue());
    }
  }

  private static void writeRules(List<RouteFile.BusRule> rules, DataOutputStream out)
      throws IOException {
    out.writeInt(rules.size());
    for (RouteFile.BusRule rule : rules) {
      out.writeUTF(rule.id());
      out.writeUTF(rule.bus());
      out.writeInt(rule.line());
      out.writeUTF(rule.pattern());
      out.writeBoolean(rule.fallback());
    }
  }
}
