package io.signalbox.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is applied is what Kubernetes and Camel K take, and fits together. */
class ManifestsTest {

  private static final int LONGEST_ANNOTATION = 262_144;

  private static final Map<String, Manifests> RENDERED = new TreeMap<>();

  @BeforeAll
  static void render() {
    Manifests.assumeKubectl();
    for (String way : List.of("camel-k", "deployment")) {
      RENDERED.put(way, Manifests.of(way));
    }
  }

  @Test
  void theListOfRoutesIsUpToDate() throws IOException {
    assertThat(Path.of("routes/kustomization.yaml"))
        .as("after k8s/list-routes > routes/kustomization.yaml")
        .hasContent(Manifests.run("k8s/list-routes"));
  }

  @Test
  void everyRouteFileIsInOneConfigMapAsItIs() throws IOException {
    List<String> applied = new ArrayList<>();
    for (JsonNode configMap : RENDERED.get("camel-k").ofKind("ConfigMap")) {
      configMap
          .path("data")
          .properties()
          .forEach(
              each -> {
                if (each.getKey().endsWith(".camel.yaml")) {
                  applied.add(each.getKey() + "\n" + each.getValue().asText());
                }
              });
    }
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml")).toList()) {
        written.add(file.getFileName() + "\n" + Files.readString(file));
      }
    }
    assertThat(applied).containsExactlyInAnyOrderElementsOf(written);
  }

  /** kubectl apply keeps what it applied in an annotation. */
  @ParameterizedTest
  @ValueSource(strings = {"camel-k", "deployment"})
  void everyObjectFitsIntoItsAnnotation(String way) {
    for (JsonNode object : RENDERED.get(way).objects()) {
      assertThat(object.toString().getBytes(StandardCharsets.UTF_8).length)
          .as("%s: another group in k8s/list-routes", object.at("/metadata/name").asText())
          .isLessThan(LONGEST_ANNOTATION * 3 / 4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"camel-k", "deployment"})
  void everyFieldIsOneOfItsType(String way) {
    for (JsonNode object : RENDERED.get(way).objects()) {
      if (!StrictTypes.type(object).startsWith("keda.sh/")) {
        assertThat(StrictTypes.unknown(object)).as(object.at("/metadata/name").asText()).isEmpty();
      }
    }
  }

  /** The check itself: whatever is misspelt is found, at whatever depth. */
  @Test
  void aMisspeltFieldIsFound() {
    ObjectNode deployment =
        RENDERED.get("deployment").get("Deployment", "signalbox-aws").deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0/securityContext"))
        .put("readOnlyRootFileSystem", true);
    assertThat(StrictTypes.unknown(deployment))
        .hasSize(1)
        .first()
        .asString()
        .endsWith(".SecurityContext.readOnlyRootFileSystem");

    ObjectNode integration = RENDERED.get("camel-k").get("Integration", "signalbox-aws").deepCopy();
    ((ObjectNode) integration.at("/spec/traits/mount")).put("resource", "x");
    assertThat(StrictTypes.unknown(integration)).hasSize(1).first().asString().contains("resource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"camel-k", "deployment"})
  void whatAnObjectNamesIsThere(String way) {
    Manifests manifests = RENDERED.get(way);
    List<String> workloads = new ArrayList<>();
    for (Pod pod : manifests.pods()) {
      workloads.add(pod.name());
      manifests.get("ServiceAccount", pod.name());
      manifests.get("PodDisruptionBudget", pod.name());
      // those of files and settings were looked up when the pod was read
      assertThat(pod.directories()).isNotEmpty();
      assertThat(pod.environment()).containsEntry("SIGNALBOX_PROFILE", "aws");
    }
    assertThat(workloads)
        .containsExactlyInAnyOrder("signalbox-aws", "signalbox-onprem", "signalbox-notifications");
    assertThat(manifests.ofKind("PersistentVolumeClaim")).hasSize(2);
    manifests.get("PersistentVolumeClaim", "signalbox-onprem");
    manifests.get("PersistentVolumeClaim", "signalbox-notifications");
    for (JsonNode scaled : manifests.ofKind("ScaledObject")) {
      JsonNode target = scaled.at("/spec/scaleTargetRef");
      JsonNode found = manifests.get(target.path("kind").asText(), target.path("name").asText());
      assertThat(found.path("apiVersion")).isEqualTo(target.path("apiVersion"));
    }
  }

  @Test
  void bothWaysMakeTheSamePods() {
    Map<String, List<Object>> pods = new TreeMap<>();
    for (Pod pod : RENDERED.get("camel-k").pods()) {
      pods.put(pod.name(), List.of(pod.directories(), pod.settings(), pod.environment()));
    }
    for (Pod pod : RENDERED.get("deployment").pods()) {
      assertThat(List.<Object>of(pod.directories(), pod.settings(), pod.environment()))
          .as(pod.name())
          .isEqualTo(pods.get(pod.name()));
    }
  }

  @Test
  void theScalerWatchesTheQueuesThatTheStagesTakeFrom() {
    Settings defaults = Settings.of(Map.of());
    TreeSet<String> watched = new TreeSet<>();
    for (JsonNode scaled : RENDERED.get("camel-k").ofKind("ScaledObject")) {
      scaled
          .at("/spec/triggers")
          .forEach(each -> watched.add(each.at("/metadata/queueURL").asText()));
    }
    assertThat(watched)
        .containsExactlyInAnyOrder(
            defaults.get("channel.aws-service-events.queue"),
            defaults.get("channel.org-resource-events-messaging.queue"),
            defaults.get("channel.org-resource-events-notification.queue"));
  }

  @Test
  void theServiceAndTheNetworkLeadToEveryListener() throws IOException {
    Manifests manifests = RENDERED.get("camel-k");
    Pod onprem =
        manifests.pods().stream()
            .filter(each -> each.name().equals("signalbox-onprem"))
            .findAny()
            .orElseThrow();
    TreeSet<String> listeners = new TreeSet<>();
    onprem
        .properties()
        .forEach(
            (key, value) -> {
              if (key.toString().endsWith(".port")) {
                boolean datagrams = key.toString().matches("intake\\.(syslog\\.udp|snmp)\\.port");
                listeners.add((datagrams ? "UDP " : "TCP ") + value);
              }
            });
    TreeSet<String> served = new TreeSet<>();
    manifests
        .get("Service", "signalbox-onprem")
        .at("/spec/ports")
        .forEach(
            each ->
                served.add(
                    each.path("protocol").asText() + " " + each.path("targetPort").asText()));
    TreeSet<String> letIn = new TreeSet<>();
    manifests
        .get("NetworkPolicy", "signalbox-onprem")
        .at("/spec/ingress/0/ports")
        .forEach(
            each -> letIn.add(each.path("protocol").asText() + " " + each.path("port").asText()));

    assertThat(listeners).hasSize(4);
    assertThat(served).isEqualTo(listeners);
    assertThat(letIn).isEqualTo(listeners);
  }

  /** The directory of one's own that the README shows, beside a clone of the project. */
  @Test
  void whatTheReadmeShowsSetsEverythingThatDiffers(@TempDir Path own) throws IOException {
    String readme = Files.readString(Path.of("k8s/README.md"));
    String shown =
        readme.substring(
            readme.indexOf("    # kustomization.yaml"), readme.indexOf("and `kubectl apply -k .`"));
    Files.writeString(own.resolve("kustomization.yaml"), shown.replaceAll("(?m)^ {4}", ""));
    Files.writeString(own.resolve("notifications.properties"), "delivery.email.to=a@example.com");
    // kustomize follows no link out of a directory
    Manifests.run(
        "cp", "-r", "routes", "k8s", Files.createDirectory(own.resolve("signalbox")).toString());

    Manifests manifests = Manifests.read(Manifests.run("kubectl", "kustomize", own.toString()));

    assertThat(manifests.objects())
        .allSatisfy(
            each -> assertThat(each.at("/metadata/namespace").asText()).isEqualTo("signalbox"));
    for (JsonNode integration : manifests.ofKind("Integration")) {
      assertThat(integration.at("/spec/traits/container/image").asText())
          .isEqualTo("registry.example.com/signalbox:1");
    }
    for (Pod pod : manifests.pods()) {
      assertThat(pod.environment()).containsEntry("SIGNALBOX_PROFILE", "aws");
      assertThat(manifests.get("ServiceAccount", pod.name()).at("/metadata/annotations").toString())
          .contains("arn:aws:iam::111122223333:role/" + pod.name() + "\"");
      assertThat(pod.environment().toString()).doesNotContain("123456789012", "eu-central-1");
      if (pod.name().equals("signalbox-notifications")) {
        assertThat(pod.settings()).isEqualTo("delivery.email.to=a@example.com");
      }
    }
    assertThat(manifests.ofKind("ScaledObject"))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.toString()).doesNotContain("eu-central-1"));
  }
}
