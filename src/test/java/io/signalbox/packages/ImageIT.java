package io.signalbox.packages;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Commands;
import io.signalbox.testing.Events;
import io.signalbox.testing.aws.AwsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The container image, as the file that Jib writes. */
class ImageIT {

  private static final Path IMAGE = Path.of("target/jib-image.tar").toAbsolutePath();
  private static final Path MAKE_JAVA = Path.of("src/main/image/make-java").toAbsolutePath();

  @TempDir Path directory;
  private Path root;
  private JsonNode manifest;
  private JsonNode config;

  @BeforeEach
  void unpack() throws Exception {
    Commands.assumeInstalled("ImageIT", List.of("tar"));
    root = directory.resolve("root");
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

    String java = only(layers, "opt/java/bin/java");
    String libraries = only(layers, "app/libs/camel-core-engine");
    String ours = only(layers, "app/signalbox.jar");
    String archive = only(layers, "app/archive/classes.aot");
    // a layer that changes makes all after it change
    assertThat(List.of(java, libraries, ours, archive))
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(comparingInt(layers::indexOf));
  }

  @Test
  void theBillOfMaterialsNamesWhatIsInIt() throws Exception {
    unpackLayers();
    JsonNode bill = Json.MAPPER.readTree(root.resolve("usr/share/doc/signalbox/bom.json").toFile());
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.findValuesAsText("purl"))
        .anyMatch(each -> each.startsWith("pkg:maven/org.apache.camel/camel-core@"));
  }

  @Test
  void itRunsAsInAPodWithItsArchiveOfClasses() throws Exception {
    Pod.assumePossible("ImageIT");
    unpackLayers();
    try (AwsServer aws = AwsServer.start();
        SqsClient sqs = aws.client(SqsClient.builder()).build();
        Pod pod = Pod.start(root, texts(config.get("Entrypoint")), environment(aws))) {
      await()
          .failFast(() -> assertThat(pod.isAlive()).as(pod.told()).isTrue())
          .until(() -> pod.told().contains(" Ready in "));

      String in = url(sqs, "AwsServiceEvents");
      String out = url(sqs, "OrgResourceEvents");
      String event = Events.ec2("1", "i-1", "stopped").toString();
      sqs.sendMessage(request -> request.queueUrl(in).messageBody(event));
      await()
          .untilAsserted(
              () ->
                  assertThat(sqs.receiveMessage(request -> request.queueUrl(out)).messages())
                      .extracting(Message::body)
                      .containsExactly(Events.csv("i-1", "stopped")));
      assertThat(pod.told()).doesNotContain(" WARN ", " ERROR ");
    }
  }

  @Test
  void aJavaIsMadeOfAJdkThatIsNewEnough() throws Exception {
    Path jdk = Files.createDirectories(directory.resolve("jdk"));
    Path jlink = Files.createDirectory(jdk.resolve("bin")).resolve("jlink");
    Files.writeString(jlink, "");
    assertThat(jlink.toFile().setExecutable(true)).isTrue();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

    Process made =
        new ProcessBuilder(MAKE_JAVA.toString(), jdk.toString(), root.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(made.inputReader().readLine())
        .startsWith("image: " + jdk + " is Java 17, but must be Java 25 or later; -Dimage.jdk=");
    assertThat(made.waitFor()).isNotZero();
  }

  private Map<String, String> environment(AwsServer aws) {
    Map<String, String> environment = new HashMap<>();
    texts(config.get("Env"))
        .forEach(each -> environment.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    // with this it does not start where the archive does not fit
    environment.put("_JAVA_OPTIONS", "-XX:AOTMode=on");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("SIGNALBOX_PROFILE", "aws");
    environment.put("SIGNALBOX_AWS_REGION", AwsServer.REGION);
    environment.put("SIGNALBOX_AWS_ENDPOINT", aws.endpoint().toString());
    environment.put("SIGNALBOX_CHANNEL_CREATE", "true");
    environment.put("SIGNALBOX_OBSERVE_PORT", "");
    return environment;
  }

  private static String url(SqsClient sqs, String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  private void unpackLayers() throws Exception {
    Files.createDirectory(root);
    for (String layer : texts(manifest.get("Layers"))) {
      run("tar", "-xf", layer, "--warning=no-unknown-keyword", "-C", root.toString());
    }
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
    return Commands.told(new ProcessBuilder(command).directory(directory.toFile()));
  }
}
