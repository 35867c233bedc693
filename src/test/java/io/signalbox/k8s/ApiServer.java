package io.signalbox.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.signalbox.event.Json;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/** fabric8's API server, which keeps what is applied, with the discovery that kubectl asks for. */
final class ApiServer implements AutoCloseable {

  /** The kinds that it has, by their group and version. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "v1", List.of("ConfigMap", "PersistentVolumeClaim", "Service", "ServiceAccount"),
          "apps/v1", List.of("Deployment"),
          "camel.apache.org/v1", List.of("Integration"),
          "keda.sh/v1alpha1", List.of("ScaledObject", "TriggerAuthentication"),
          "networking.k8s.io/v1", List.of("NetworkPolicy"),
          "policy/v1", List.of("PodDisruptionBudget"));

  /** How long kubectl is to wait, which it says in what it asks for. */
  static final String TIMEOUT = "30s";

  private final KubernetesMockServer server;

  ApiServer() {
    Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
    server =
        new KubernetesMockServer(
            new Context(Json.MAPPER),
            new MockWebServer(),
            responses,
            new KubernetesMixedDispatcher(
                responses,
                List.of(
                    custom("camel.apache.org", "v1", "Integration"),
                    custom("keda.sh", "v1alpha1", "ScaledObject"),
                    custom("keda.sh", "v1alpha1", "TriggerAuthentication"))),
            false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    discover();
  }

  private static CustomResourceDefinitionContext custom(String group, String version, String kind) {
    return new CustomResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural(kind))
        .withScope("Namespaced")
        .build();
  }

  private static String plural(String kind) {
    String name = kind.toLowerCase(Locale.ROOT);
    return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  private void discover() {
    ObjectNode core = Json.MAPPER.createObjectNode().put("kind", "APIVersions");
    core.putArray("versions").add("v1");
    ObjectNode groups =
        Json.MAPPER.createObjectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode list = groups.putArray("groups");
    KINDS.forEach(
        (groupVersion, kinds) -> {
          answer("/" + path(groupVersion), resources(groupVersion, kinds));
          if (groupVersion.contains("/")) {
            String[] parts = groupVersion.split("/");
            ObjectNode version =
                Json.MAPPER
                    .createObjectNode()
                    .put("groupVersion", groupVersion)
                    .put("version", parts[1]);
            ObjectNode group = list.addObject().put("name", parts[0]);
            group.putArray("versions").add(version);
            group.set("preferredVersion", version);
          }
        });
    answer("/api", core);
    answer("/apis", groups);
  }

  private static String path(String groupVersion) {
    return (groupVersion.contains("/") ? "apis/" : "api/") + groupVersion;
  }

  private static ObjectNode resources(String groupVersion, List<String> kinds) {
    ObjectNode all =
        Json.MAPPER
            .createObjectNode()
            .put("kind", "APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", groupVersion);
    ArrayNode resources = all.putArray("resources");
    for (String kind : kinds) {
      ObjectNode resource = resources.addObject();
      resource.put("name", plural(kind)).put("singularName", "").put("namespaced", true);
      resource.put("kind", kind);
      List.of("create", "get", "list", "patch", "update").forEach(resource.withArray("verbs")::add);
    }
    return all;
  }

  private void answer(String path, JsonNode body) {
    server.expect().get().withPath(path + "?timeout=" + TIMEOUT).andReturn(200, body).always();
    server.expect().get().withPath(path).andReturn(200, body).always();
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  NamespacedKubernetesClient client() {
    return server.createClient();
  }

  @Override
  public void close() {
    server.destroy();
  }
}
