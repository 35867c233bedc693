package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Logged;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that come, change and go under the routes of a Signalbox that runs. */
@Tag("waits")
class RouteReloadTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String SOURCE =
      """
      - route:
          id: source-%1$s
          description: for a test
          from:
            uri: bus:events
            parameters:
              pattern: '{"source": ["com.example.%1$s"]}'
            steps:
              - setVariable:
                  id: source-%1$s-map
                  name: standard
                  expression:
                    jq:
                      resultType: com.fasterxml.jackson.databind.JsonNode
                      expression: |
                        {resource: "arn:onprem:test:x::service/\\(.detail.service)", state: "%2$s"}
              - to:
                  id: source-%1$s-publish
                  uri: direct:standard-events
      """;

  private static final String BEAN =
      """
      - beans:
          - name: %s
            type: java.util.concurrent.atomic.AtomicReference
            constructors: {0: %s}
      """;

  private static final String TEMPLATE =
      """
      - routeTemplate:
          id: test-template
          parameters:
            - {name: source}
          from:
            uri: bus:events
            parameters:
              pattern: '{"source": ["{{source}}"] }'
            steps:
              - setVariable:
                  name: standard
                  expression:
                    jq:
                      resultType: com.fasterxml.jackson.databind.JsonNode
                      expression: |
                        {resource: "arn:onprem:test:x::service/\\(.detail.service)", state: "%s"}
              - to: {uri: direct:standard-events}
      """;

  @TempDir static Path directory;
  private static Path routes;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws IOException {
    routes = directory.resolve("routes");
    Routes.copyTo(routes);
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"), Map.of("routes.directory", routes.toString()));
    assertThat(signalbox.refusals()).isEmpty();
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @AfterEach
  void nothingIsRefusedAnyMore() {
    await().atMost(LONG).until(() -> signalbox.refusals().isEmpty());
  }

  @Test
  void aSourceThatIsDroppedInWorks() throws Exception {
    write("dropped", "first");
    awaitRoute("source-dropped");

    post("dropped", "a");

    awaitLine("dropped", "a", "first");
    delete("dropped");
  }

  @Test
  void aChangedSourceWorksAsItIsNow() throws Exception {
    write("changed", "first");
    awaitRoute("source-changed");
    write("changed", "second");

    await().atMost(LONG).until(() -> state("changed").equals("second"));
    delete("changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          steps:                   | steps                         | :9:  | not YAML: could not find expected ':'
          id: source-bad           | id: source-aws-ecs-task       | :2:  | id source-aws-ecs-task: is in
          id: source-bad-map       | id: source-bad                | :10: | id source-bad: is at line 2 already
          "bad"                    | "{{source.nothing.sets}}"     | :16: | source.nothing.sets: this key is needed
          ["com.example.bad"]      | "com.example.bad"             | :7:  | the pattern does not compile: "source" must be an object or an array
          setVariable              | setVariabel                   | :9:  | Unknown node id: setVariabel
          direct:standard-events   | nowhere:x                     | :2:  | route source-bad: No endpoint could be found for: nowhere://x
          {resource: "             | {resource:: "                 | :2:  | route source-bad: Illegal syntax:
          """)
  void aBadVersionIsRefusedWithItsReasonAndTheLastGoodOneRunsOn(
      String good, String bad, String line, String reason) throws Exception {
    if (signalbox.context().getRoute("source-bad") == null) {
      write("bad", "bad");
      awaitRoute("source-bad");
    }
    Files.writeString(file("bad"), SOURCE.formatted("bad", "bad").replace(good, bad));

    awaitRefusal(reason);

    assertThat(signalbox.refusals())
        .singleElement()
        .matches(Refusal::lastGood)
        .asString()
        .contains(file("bad") + line + " refused, its last good version runs on: ");
    assertThat(state("bad")).isEqualTo("bad");
    write("bad", "bad");
  }

  @Test
  void aVersionThatDoesNotStartLeavesTheLastGoodOneRunning() throws Exception {
    Path http = routes.resolve("intake/http.camel.yaml");
    String good = Files.readString(http);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(http, good.replace("{{intake.http.port}}/", taken.getLocalPort() + "/"));
      awaitRefusal("Address already in use");
    }
    assertThat(signalbox.refusals()).singleElement().matches(Refusal::lastGood);
    write("afterwards", "well");
    awaitRoute("source-afterwards");

    assertThat(state("afterwards")).isEqualTo("well");
    Files.writeString(http, good);
    delete("afterwards");
  }

  @Test
  void theRouteOfADeletedFileEndsAfterWhatItHasBegun() throws Exception {
    Files.writeString(
        file("slow"),
        SOURCE
            .formatted("slow", "done")
            .replace(
                "    - setVariable:",
                "    - delay: {id: source-slow-wait, expression: {constant: {expression: \"2500\"}}}\n"
                    + "        - setVariable:"));
    awaitRoute("source-slow");
    post("slow", "begun");
    await()
        .atMost(LONG)
        .until(() -> signalbox.context().getInflightRepository().size("source-slow") == 1);

    delete("slow");

    awaitLine("slow", "begun", "done");
    assertThat(signalbox.deadLetters("Spool")).isEmpty();
  }

  @Test
  void ofTwoFilesWithOneIdTheFirstRunsUntilItGoes() throws Exception {
    write("first", "first");
    awaitRoute("source-first");
    Files.writeString(file("second"), SOURCE.formatted("first", "second"));
    awaitRefusal("second.camel.yaml:2: refused: id source-first: is in " + file("first"));
    assertThat(state("first")).isEqualTo("first");

    Files.delete(file("first"));

    await().atMost(LONG).until(() -> signalbox.refusals().isEmpty());
    assertThat(state("first")).isEqualTo("second");
    Files.delete(file("second"));
  }

  @Test
  void aRenamedFileRunsOn() throws Exception {
    write("renamed", "same");
    awaitRoute("source-renamed");
    Files.move(file("renamed"), file("other-name"));
    try (Logged logged = new Logged()) {
      await().atMost(LONG).until(() -> runs(file("other-name")));

      assertThat(state("renamed")).isEqualTo("same");
      assertThat(logged.lines()).noneMatch(line -> line.contains("refused"));
    }
    Files.delete(file("other-name"));
  }

  @Test
  void aChangedBeanIsThatOfTheRoutesOfOtherFilesToo() throws Exception {
    Files.writeString(file("bean"), BEAN.formatted("verdict", "old"));
    Files.writeString(
        file("user"),
        SOURCE
            .formatted("user", "x")
            .replace("\"x\"}", "header(\"verdict\")}")
            .replace(
                "    - setVariable:",
                "    - setHeader: {id: source-user-ask, name: verdict, expression: {method: {ref: verdict, method: get}}}\n"
                    + "        - setVariable:"));
    awaitRoute("source-user");
    assertThat(state("user")).isEqualTo("old");

    Files.writeString(file("bean"), BEAN.formatted("verdict", "new"));

    await().atMost(LONG).until(() -> state("user").equals("new"));
    Files.writeString(file("bean"), BEAN.formatted("duplicates", "x"));
    awaitRefusal("bean duplicates: is a name of Signalbox's own");
    delete("user");
    Files.delete(file("bean"));
    await()
        .atMost(LONG)
        .until(() -> signalbox.context().getRegistry().lookupByName("verdict") == null);
  }

  @Test
  void aChangedTemplateIsThatOfTheRoutesMadeOfIt() throws Exception {
    Path template = file("template");
    Files.writeString(template, TEMPLATE.formatted("old"));
    Files.writeString(
        file("made"),
        """
        - templatedRoute:
            routeTemplateRef: test-template
            routeId: source-made
            parameters:
              - {name: source, value: com.example.made}
        """);
    awaitRoute("source-made");
    assertThat(state("made")).isEqualTo("old");

    Files.writeString(template, TEMPLATE.formatted("new"));

    await().atMost(LONG).until(() -> state("made").equals("new"));
    delete("made");
    Files.delete(template);
    await()
        .atMost(LONG)
        .until(
            () ->
                ((ModelCamelContext) signalbox.context())
                        .getRouteTemplateDefinition("test-template")
                    == null);
  }

  @Test
  void aChangedRouteConfigurationIsThatOfTheRoutesItCovers() throws Exception {
    Path retry = routes.resolve("errors/retry.camel.yaml");
    String good = Files.readString(retry);
    Files.writeString(
        file("failing"),
        SOURCE.formatted("failing", "x").replace("\"x\"", "text(.detail.nothing)"));
    awaitRoute("source-failing");
    Files.writeString(
        retry,
        good.replace(
            "            - to:\n                id: error-retry-refuse-send",
            "            - setVariable: {id: error-retry-refuse-name, name: hop, expression: {constant: {expression: renamed}}}\n"
                + "            - to:\n                id: error-retry-refuse-send"));

    await()
        .atMost(LONG)
        .until(
            () -> {
              post("failing", "a");
              return signalbox.deadLetters("Spool").stream()
                  .anyMatch(letter -> "renamed".equals(letter.attributes().get("hop")));
            });
    Files.writeString(retry, good);
    delete("failing");
  }

  @Test
  void aFileThatIsBeingWrittenIsNotTakenHalf() throws Exception {
    String text = SOURCE.formatted("pieces", "whole");
    try (Logged logged = new Logged()) {
      for (int end = 50; end < text.length(); end += 50) {
        Files.writeString(file("pieces"), text.substring(0, end));
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
      }
      Files.writeString(file("pieces"), text);
      awaitRoute("source-pieces");

      assertThat(logged.lines()).noneMatch(line -> line.contains("refused"));
    }
    delete("pieces");
  }

  @Test
  void aSwappedConfigMapIsAChange() throws Exception {
    Path mount = Files.createDirectory(routes.resolve("mount"));
    for (String version : List.of("..1", "..2")) {
      Files.writeString(
          Files.createDirectory(mount.resolve(version)).resolve("mapped.camel.yaml"),
          SOURCE.formatted("mapped", "v" + version.substring(2)));
    }
    Path data = Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(
        mount.resolve("mapped.camel.yaml"), Path.of("..data/mapped.camel.yaml"));
    awaitRoute("source-mapped");
    assertThat(state("mapped")).isEqualTo("v1");

    Path next = Files.createSymbolicLink(mount.resolve("..tmp"), Path.of("..2"));
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);

    await().atMost(LONG).until(() -> state("mapped").equals("v2"));
    Files.delete(mount.resolve("mapped.camel.yaml"));
    await().atMost(LONG).until(() -> signalbox.context().getRoute("source-mapped") == null);
  }

  @Test
  void aDirectoryThatIsAwayEndsNoRoute() throws Exception {
    write("away", "here");
    awaitRoute("source-away");
    Path away = directory.resolve("away");
    try (Logged logged = new Logged()) {
      Files.move(routes, away);
      await()
          .atMost(LONG)
          .until(
              () ->
                  logged.lines().stream().anyMatch(l -> l.contains("has no route files any more")));
      assertThat(state("away")).isEqualTo("here");
      Files.move(away, routes);
      write("away", "back");
      await().atMost(LONG).until(() -> state("away").equals("back"));

      assertThat(logged.lines()).noneMatch(line -> line.contains("is gone"));
    }
    delete("away");
  }

  private static void write(String name, String state) throws IOException {
    Files.writeString(file(name), SOURCE.formatted(name, state));
  }

  private static void delete(String name) throws IOException {
    Files.delete(file(name));
    await().atMost(LONG).until(() -> signalbox.context().getRoute("source-" + name) == null);
  }

  private static Path file(String name) {
    return routes.resolve("sources/" + name + ".camel.yaml");
  }

  private static void post(String source, String service) {
    assertThat(
            signalbox
                .http()
                .post(
                    """
                    {"source": "com.example.%s", "detail-type": "Test", "detail": {"service": "%s"}}
                    """
                        .formatted(source, service))
                .statusCode())
        .isEqualTo(202);
  }

  private static int number;

  /** The state that the source gives an event now. */
  private static String state(String source) {
    String service = "n" + number++;
    post(source, service);
    return await()
        .atMost(LONG)
        .until(
            () ->
                signalbox.out().csv().stream()
                    .filter(line -> line.contains("service/" + service + ","))
                    .map(line -> line.substring(line.lastIndexOf(',') + 1))
                    .findFirst()
                    .orElse(""),
            state -> !state.isEmpty());
  }

  private static void awaitLine(String source, String service, String state) {
    String line =
        "com.example.%s,arn:onprem:test:x::service/%s,%s".formatted(source, service, state);
    await().atMost(LONG).until(() -> signalbox.out().csv().contains(line));
  }

  private static void awaitRoute(String id) {
    await().atMost(LONG).until(() -> signalbox.context().getRoute(id) != null);
  }

  private static boolean runs(Path file) {
    return signalbox.texts().containsKey("file:" + file);
  }

  private static void awaitRefusal(String reason) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(signalbox.refusals())
                    .extracting(Refusal::toString)
                    .anyMatch(each -> each.contains(reason)));
  }
}
