package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.event.Json;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No event is lost or taken for another while files change under load. */
@Tag("waits")
class RouteSwapTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final int SENDERS = 3;
  private static final int CHANGES = 20;

  @TempDir static Path directory;
  private static Path routes;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() {
    routes = directory.resolve("routes");
    Routes.copyTo(routes);
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"),
            Map.of("routes.directory", routes.toString(), "routes.reload", "false"));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  /** A rule of the bus; a route by direct; one that reads a queue; one that all of these use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sources/example-app",
        "channel/standard-events",
        "delivery/csv-file",
        "errors/retry",
      })
  void eachEventComesOutOnceWhileAFileChangesTwentyTimes(String name) throws Exception {
    Path file = routes.resolve(name + ".camel.yaml");
    String text = Files.readString(file);
    AtomicBoolean changing = new AtomicBoolean(true);
    List<CompletableFuture<List<String>>> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      String sender = name.replace('/', '-') + i;
      senders.add(CompletableFuture.supplyAsync(() -> send(sender, changing)));
    }
    int changes = name.startsWith("errors") ? 1 : CHANGES;
    for (int i = 0; i < changes; i++) {
      signalbox.change("file:" + file, text + "# version " + i + "\n");
    }
    changing.set(false);
    List<String> expected = new ArrayList<>();
    for (CompletableFuture<List<String>> sender : senders) {
      expected.addAll(sender.get());
    }

    assertThat(signalbox.refusals()).isEmpty();
    assertThat(expected).hasSizeGreaterThan(changes);
    await().atMost(LONG).until(() -> lines(name).size() >= expected.size());
    assertThat(lines(name)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(signalbox.deadLetters("OrgResourceEvents")).isEmpty();
  }

  /** The lines that must come of what was sent. */
  private static List<String> send(String sender, AtomicBoolean changing) {
    List<String> expected = new ArrayList<>();
    ProducerTemplate template = signalbox.producer();
    for (int i = 0; changing.get() || i < 10; i++) {
      String service = sender + "-" + i;
      template.sendBody(
          "direct:events",
          Json.read(
              """
              {"id": "%1$s", "source": "com.example.shop", "detail-type": "Deployment Finished",
               "account": "", "region": "", "time": "2026-01-05T08:00:00Z", "version": "0",
               "resources": [], "detail": {"service": "%1$s", "version": "1", "result": "succeeded"}}
              """
                  .formatted(service)));
      expected.add(
          "com.example.shop,arn:onprem:shop:main::service/%s,succeeded".formatted(service));
    }
    return expected;
  }

  private static List<String> lines(String name) {
    return signalbox.out().csv().stream()
        .filter(line -> line.contains("service/" + name.replace('/', '-')))
        .toList();
  }
}
