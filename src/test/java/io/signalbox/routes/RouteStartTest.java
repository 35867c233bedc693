package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.SettingsException;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.HealthOf;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route files that are bad when Signalbox starts, and what its health says of them. */
@Tag("waits")
class RouteStartTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String SECRET = "a-host-that-nobody-is-to-see";

  private static final String ROUTE =
      """
      - route:
          id: source-%s
          from:
            uri: bus:events
            parameters:
              pattern: '{"source": ["com.example.bad"]}'
            steps:
              - to:
                  uri: direct:standard-events
      """;

  @TempDir Path directory;

  @Test
  void badFilesDoNotKeepTheOthersFromRunningAndAreToldByTheHealth() throws Exception {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    bad(routes, "yaml", "from:", "from");
    bad(routes, "key", "com.example.bad", "{{nothing.sets.it}}");
    bad(routes, "pattern", "[\"com.example.bad\"]", "{}");
    bad(routes, "step", "- to:", "- tou:");
    bad(routes, "id", "source-id", "source-aws-ecs-task");
    bad(routes, "endpoint", "direct:standard-events", "smtp:{{delivery.email-smtp.host}}?x=y");
    Files.writeString(
        routes.resolve("sources/bean.camel.yaml"),
        """
        - beans:
            - name: none
              type: com.example.None
        """);
    Files.write(routes.resolve("sources/bytes.camel.yaml"), new byte[] {(byte) 0xff, 0});
    HealthOf health = new HealthOf(Ports.free());
    Map<String, String> keys =
        Map.of(
            "routes.directory", routes.toString(),
            "observe.port", Integer.toString(health.port()),
            "delivery.email-smtp.host", SECRET);

    try (TestSignalbox signalbox = TestSignalbox.start(directory.resolve("data"), keys)) {
      signalbox.http().post(Events.ec2("1", "i-1", "running").toString());
      await()
          .atMost(LONG)
          .until(() -> signalbox.out().csv().contains(Events.csv("i-1", "running")));

      HttpResponse<String> answer = health.get("");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Json.read(answer.body()).path("status").asText()).isEqualTo("DEGRADED");
      assertThat(refused(health.check("routes")))
          .containsExactlyInAnyOrder(
              "sources/bean.camel.yaml:0: Error creating bean: none of type: #class:com.example.None:"
                  + " nothing",
              "sources/bytes.camel.yaml:0: cannot be read: it is not UTF-8: nothing",
              "sources/endpoint.camel.yaml:2: route source-endpoint: Failed to resolve endpoint:"
                  + " smtp://{{delivery.email-smtp.host}}?x=y due to: There are 1 parameters that"
                  + " couldn't be set on the endpoint. Check the uri if the parameters are spelt"
                  + " correctly and that they are properties of the endpoint. Unknown"
                  + " parameters=[{x=y}]: nothing",
              "sources/id.camel.yaml:2: id source-aws-ecs-task: is in"
                  + " sources/aws-ecs-task.camel.yaml already: nothing",
              "sources/key.camel.yaml:6: nothing.sets.it: this key is needed, and nothing sets it:"
                  + " nothing",
              "sources/pattern.camel.yaml:6: the pattern does not compile: Empty objects are not"
                  + " allowed (line 1, column 14 of the pattern): nothing",
              "sources/step.camel.yaml:8: Unknown node id: tou: nothing",
              "sources/yaml.camel.yaml:4: not YAML: could not find expected ':': nothing");
      assertThat(answer.body()).doesNotContain(SECRET).doesNotContain(directory.toString());
      assertThat(health.get("/ready").statusCode()).isEqualTo(200);
      assertThat(health.get("/live").body()).contains("\"status\" : \"UP\"");
      assertThat(health.get("/other").statusCode()).isEqualTo(404);

      for (JsonNode each : health.check("routes").path("refused")) {
        Files.delete(routes.resolve(each.path("file").asText()));
      }
      await().atMost(LONG).until(() -> health.get("").body().contains("\"status\" : \"UP\""));

      signalbox.context().suspend();
      assertThat(health.get("/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void aRouteOfATemplateIsARuleOfTheBus() throws Exception {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    Files.writeString(
        routes.resolve("sources/template.camel.yaml"),
        """
        - routeTemplate:
            id: test-template
            parameters:
              - {name: application}
            from:
              uri: bus:events
              parameters:
                pattern: '{"source": ["{{application}}"] }'
              steps:
                - setVariable:
                    name: standard
                    expression:
                      jq:
                        resultType: com.fasterxml.jackson.databind.JsonNode
                        expression: '{resource: "arn:onprem:test:x::service/a", state: "up"}'
                - to: {uri: direct:standard-events}
        """);
    Files.writeString(
        routes.resolve("sources/made.camel.yaml"),
        """
        - templatedRoute:
            routeTemplateRef: test-template
            routeId: source-made
            parameters:
              - {name: application, value: com.example.made}
        """);
    Map<String, String> keys = Map.of("routes.directory", routes.toString());

    try (TestSignalbox signalbox = TestSignalbox.start(directory.resolve("data"), keys)) {
      assertThat(signalbox.refusals()).isEmpty();
      signalbox
          .http()
          .post("{\"source\":\"com.example.made\",\"detail-type\":\"t\",\"detail\":{}}");
      await()
          .atMost(LONG)
          .until(
              () ->
                  signalbox
                      .out()
                      .csv()
                      .contains("com.example.made,arn:onprem:test:x::service/a,up"));
    }
  }

  @Test
  void withNoFileThatCanBeLoadedThereIsNoStart() throws IOException {
    Path routes = Files.createDirectory(directory.resolve("routes"));
    Files.writeString(
        routes.resolve("a.camel.yaml"), ROUTE.formatted("a").replace("from:", "frm:"));

    assertThatThrownBy(() -> start(Map.of("routes.directory", routes.toString())))
        .isInstanceOf(SettingsException.class)
        .hasMessage(routes + "/a.camel.yaml:2: refused: Unsupported field: frm");
  }

  @Test
  void aPortInUseIsToldByItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> start(Map.of("observe.port", Integer.toString(port))))
          .hasMessage(
              "observe.port=%d (--set): cannot listen on 127.0.0.1:%d: Address already in use",
              port, port);
    }
  }

  private void start(Map<String, String> keys) {
    TestSignalbox.start(directory.resolve("data"), keys).close();
  }

  private static void bad(Path routes, String name, String good, String bad) throws IOException {
    Files.writeString(
        routes.resolve("sources/" + name + ".camel.yaml"),
        ROUTE.formatted(name).replace(good, bad));
  }

  private static List<String> refused(JsonNode routes) {
    List<String> refused = new ArrayList<>();
    for (JsonNode each : routes.path("refused")) {
      refused.add(
          "%s:%d: %s: %s"
              .formatted(
                  each.path("file").asText(),
                  each.path("line").asInt(),
                  each.path("reason").asText(),
                  each.path("runs").asText()));
    }
    return refused;
  }
}
