package io.signalbox.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What {@code kubectl apply -k} of a directory applies.
 *
 * @param objects each object as it is sent, in JSON
 */
public record Manifests(List<JsonNode> objects) {

  /** Skips the test where there is no kubectl; in CI, that is a failure. */
  public static void assumeKubectl() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "kubectl")));
    String needs = "the tests of k8s/ need kubectl";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(installed).as(needs).isTrue();
    }
    if (!installed) {
      // Maven's console does not tell why a test is skipped
      System.out.println("Skipped: " + needs);
    }
    assumeTrue(installed, needs);
  }

  /** What a directory below {@code k8s} renders to. */
  public static Manifests of(String directory) {
    return read(run("kubectl", "kustomize", Path.of("k8s", directory).toString()));
  }

  static Manifests read(String yaml) {
    List<JsonNode> objects = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> objects.add(Json.MAPPER.valueToTree(document)));
    return new Manifests(objects);
  }

  /** What a command prints; it must end with 0. */
  static String run(String... command) {
    try {
      Path errors = Files.createTempFile("signalbox", ".err");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String told = Files.readString(errors);
      Files.delete(errors);
      assertThat(code).as("%s: %s", String.join(" ", command), told).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<JsonNode> ofKind(String kind) {
    return objects.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
  }

  /** The one object of a kind and a name. */
  JsonNode get(String kind, String name) {
    List<JsonNode> found =
        ofKind(kind).stream()
            .filter(each -> each.at("/metadata/name").asText().equals(name))
            .toList();
    assertThat(found).as("%s %s", kind, name).hasSize(1);
    return found.get(0);
  }

  /** What runs pods: the Integrations, or the Deployments. */
  public List<Pod> pods() {
    return Stream.concat(ofKind("Integration").stream(), ofKind("Deployment").stream())
        .map(each -> Pod.of(each, this))
        .toList();
  }
}
