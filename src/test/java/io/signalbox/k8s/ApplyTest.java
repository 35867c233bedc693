package io.signalbox.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.signalbox.event.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl apply -k, as the README says it, and what an API server has then. */
class ApplyTest {

  @TempDir Path directory;

  @BeforeAll
  static void assumeKubectl() {
    Manifests.assumeKubectl();
  }

  @ParameterizedTest
  @ValueSource(strings = {"camel-k", "deployment"})
  void everyObjectIsThereAsItWasWritten(String way) {
    Manifests rendered = Manifests.of(way);
    try (ApiServer server = new ApiServer();
        NamespacedKubernetesClient client = server.client()) {
      assertThat(apply(server, way).lines())
          .hasSameSizeAs(rendered.objects())
          .allMatch(line -> line.endsWith(" created"));
      for (JsonNode object : rendered.objects()) {
        GenericKubernetesResource found =
            client
                .genericKubernetesResources(
                    object.path("apiVersion").asText(), object.path("kind").asText())
                .inNamespace("default")
                .withName(object.at("/metadata/name").asText())
                .get();
        assertThat(found).as(object.at("/metadata/name").asText()).isNotNull();
        assertThat(applied(found)).isEqualTo(object);
      }
    }
  }

  /** The object without what the server and kubectl add. */
  private static JsonNode applied(GenericKubernetesResource found) {
    ObjectNode object = Json.MAPPER.valueToTree(found);
    ObjectNode metadata = (ObjectNode) object.path("metadata");
    metadata.retain("name", "labels", "annotations");
    ObjectNode annotations = (ObjectNode) metadata.path("annotations");
    annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
    if (annotations.isEmpty()) {
      metadata.remove("annotations");
    }
    return object;
  }

  private String apply(ApiServer server, String way) {
    return Manifests.run(
        "kubectl",
        "--kubeconfig=/dev/null",
        "--cache-dir=" + directory,
        "--server=" + server.url(),
        "--namespace=default",
        "--request-timeout=" + ApiServer.TIMEOUT,
        "apply",
        // it has no OpenAPI; ManifestsTest looks at each field
        "--validate=false",
        "-k",
        "k8s/" + way);
  }
}
