package io.signalbox.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Commands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container image, as the file that Jib writes. */
class ImageIT {

  private static final Path IMAGE = Path.of("target/jib-image.tar").toAbsolutePath();

  @TempDir Path directory;
  private JsonNode manifest;
  private JsonNode config;

  @BeforeEach
  void unpack() throws Exception {
    Commands.assumeInstalled("ImageIT", List.of("tar"));
    run("tar", "-xf", IMAGE.toString());
    manifest = Json.MAPPER.readTree(directory.resolve("manifest.json").toFile()).get(0);
    Path file = directory.resolve(manifest.get("Config").asText());
    config = Json.MAPPER.readTree(file.toFile()).get("config");
  }

  @Test
  void itRunsAsNobodyAndSaysWhatItIs() {
    assertThat(config.get("User").asText()).isEqualTo("65532:65532");
    assertThat(config.get("WorkingDir").asText()).isEqualTo("/etc/signalbox");
    assertThat(texts(config.get("Env"))).contains("SIGNALBOX_DATA_DIRECTORY=/var/lib/signalbox");
    assertThat(config.get("ExposedPorts").has("9876/tcp")).isTrue();
    JsonNode labels = config.get("Labels");
    assertThat(labels.get("org.opencontainers.image.title").asText()).isEqualTo("Signalbox");
    assertThat(texts(manifest.get("RepoTags")))
        .contains("signalbox:" + labels.get("org.opencontainers.image.version").asText());
  }

  @Test
  void whatChangesSeldomIsInALayerOfItsOwn() throws Exception {
    List<String> layers = new ArrayList<>();
    for (String layer : texts(manifest.get("Layers"))) {
      layers.add(run("tar", "-tf", layer));
    }

    String libraries = only(layers, "app/libs/camel-core-engine");
    String resources = only(layers, "app/resources/routes/sources/other.camel.yaml");
    String classes = only(layers, "app/classes/io/signalbox/Main.class");
    assertThat(List.of(libraries, resources, classes)).doesNotHaveDuplicates();
    // a layer that changes makes all after it change
    assertThat(layers.indexOf(libraries))
        .isLessThan(Math.min(layers.indexOf(resources), layers.indexOf(classes)));
  }

  @Test
  void itsFilesRunByItsEntryPointAndTheBillOfMaterialsNamesThem() throws Exception {
    for (String layer : texts(manifest.get("Layers"))) {
      run("tar", "-xf", layer);
    }
    JsonNode bill =
        Json.MAPPER.readTree(directory.resolve("usr/share/doc/signalbox/bom.json").toFile());
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.findValuesAsText("purl"))
        .anyMatch(each -> each.startsWith("pkg:maven/org.apache.camel/camel-core@"));

    // here the root is another one
    Path classPath = directory.resolve("app/jib-classpath-file");
    Files.writeString(classPath, here(Files.readString(classPath)));
    List<String> command = new ArrayList<>();
    for (String word : texts(config.get("Entrypoint"))) {
      command.add(here(word));
    }
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("sources");
    assertThat(run(command.toArray(String[]::new))).contains("aws-ec2-instance");
  }

  private String here(String text) {
    return text.replace("/app/", directory + "/app/");
  }

  private static String only(List<String> layers, String file) {
    List<String> having = layers.stream().filter(layer -> layer.contains(file)).toList();
    assertThat(having).as(file).hasSize(1);
    return having.get(0);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), told).isZero();
    return told;
  }
}
