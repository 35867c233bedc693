package io.signalbox.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A pod as an Integration or a Deployment makes it.
 *
 * @param name the name of the Integration or the Deployment
 * @param directories the ConfigMap that each directory is mounted from, by the directory's path
 * @param settings the text of {@code application.properties}
 * @param environment the container's environment variables
 * @param manifests where the ConfigMaps are
 */
public record Pod(
    String name,
    Map<String, String> directories,
    String settings,
    Map<String, String> environment,
    Manifests manifests) {

  private static final String SETTINGS = "/etc/signalbox/application.properties";

  static Pod of(JsonNode workload, Manifests manifests) {
    JsonNode spec = workload.at("/spec/template/spec");
    JsonNode container = spec.at("/containers/0");
    Map<String, String> volumes = new HashMap<>();
    spec.path("volumes")
        .forEach(
            each ->
                volumes.put(each.path("name").asText(), each.at("/configMap/name").asText(null)));
    Map<String, String> mounted = new TreeMap<>();
    container
        .path("volumeMounts")
        .forEach(
            each -> {
              String configMap = volumes.get(each.path("name").asText());
              if (configMap != null) {
                mounted.put(each.path("mountPath").asText(), configMap);
              }
            });
    workload
        .at("/spec/traits/mount/resources")
        .forEach(
            each -> {
              String[] parts = each.asText().replaceFirst("^configmap:", "").split("@");
              mounted.put(parts[1], parts[0]);
            });
    String settings =
        manifests.get("ConfigMap", mounted.remove(SETTINGS)).at("/data").elements().next().asText();
    Map<String, String> environment = new TreeMap<>();
    container
        .path("envFrom")
        .forEach(
            each ->
                data(manifests, each.at("/configMapRef/name").asText()).forEach(environment::put));
    String name = workload.at("/metadata/name").asText();
    return new Pod(name, mounted, settings, environment, manifests);
  }

  /** The settings, keys and values. */
  Properties properties() throws IOException {
    Properties properties = new Properties();
    properties.load(new java.io.StringReader(settings));
    return properties;
  }

  /** The keys of the ports that it listens on. */
  public List<String> listeners() throws IOException {
    return properties().stringPropertyNames().stream()
        .filter(key -> key.endsWith(".port"))
        .toList();
  }

  /** Writes the files as the pod has them, {@code /} being {@code root}. */
  public void mount(Path root) throws IOException {
    for (Map.Entry<String, String> each : directories.entrySet()) {
      mount(root.resolve(each.getKey().substring(1)), data(manifests, each.getValue()));
    }
    Files.writeString(root.resolve(SETTINGS.substring(1)), settings);
  }

  /**
   * Changes a directory as the kubelet does when a file is added to the ConfigMap.
   *
   * @param path the path of the directory in the pod
   */
  public void add(Path root, String path, String file, String text) throws IOException {
    Path directory = root.resolve(path.substring(1));
    Map<String, String> files = data(manifests, directories.get(path));
    files.put(file, text);
    Path swapped = directory.resolve("..data_tmp");
    Files.createSymbolicLink(swapped, write(directory, "..2026_01_05_08_01_00.2", files));
    Files.move(swapped, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Files.createSymbolicLink(directory.resolve(file), Path.of("..data", file));
  }

  /** As the kubelet does: links to links, of which one is swapped when the ConfigMap changes. */
  private static void mount(Path directory, Map<String, String> files) throws IOException {
    Path version = write(directory, "..2026_01_05_08_00_00.1", files);
    Files.createSymbolicLink(directory.resolve("..data"), version);
    for (String file : files.keySet()) {
      Files.createSymbolicLink(directory.resolve(file), Path.of("..data", file));
    }
  }

  private static Path write(Path directory, String version, Map<String, String> files)
      throws IOException {
    Path written = Files.createDirectories(directory.resolve(version));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(written.resolve(file.getKey()), file.getValue());
    }
    return written.getFileName();
  }

  private static Map<String, String> data(Manifests manifests, String configMap) {
    Map<String, String> data = new TreeMap<>();
    manifests
        .get("ConfigMap", configMap)
        .path("data")
        .properties()
        .forEach(each -> data.put(each.getKey(), each.getValue().asText()));
    return data;
  }
}
