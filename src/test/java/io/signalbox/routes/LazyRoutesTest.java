package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Of the sources that are as they were shipped, routes are created when there are events. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LazyRoutesTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int SENDERS = 8;
  private static final String CHANGED = "sources/aws-batch-job.camel.yaml";
  private static final String WITH_EVENTS = "source-aws-ec2-instance";
  private static final String WITHOUT = "source-aws-ecs-task";

  @TempDir static Path directory;
  private static Path routes;
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    routes = directory.resolve("routes");
    Routes.copyTo(routes);
    Path changed = routes.resolve(CHANGED);
    Files.writeString(changed, Files.readString(changed) + "# ours\n");
    signalbox =
        TestSignalbox.start(
            directory.resolve("data"),
            Map.of("routes.directory", routes.toString(), "routes.reload", "false"));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
  }

  @Test
  @Order(1)
  void onlyWhatIsNotAsItWasShippedIsCreatedAtTheStart() {
    assertThat(created("source-aws-batch-job")).isTrue();
    assertThat(created(WITH_EVENTS)).isFalse();
    assertThat(created(WITHOUT)).isFalse();
    // what others leave
    assertThat(created("source-other")).isTrue();
  }

  @Test
  @Order(2)
  void firstEventsThatComeTogetherAllGoThroughTheRouteThatTheyHaveCreated() {
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, SENDERS)
            .mapToObj(i -> Events.ec2("l-" + i, "i-" + i, "stopped").toString())
            .map(e -> CompletableFuture.supplyAsync(() -> signalbox.http().post(e).statusCode()))
            .toList();

    assertThat(answers).extracting(CompletableFuture::join).containsOnly(202);
    await().atMost(LONG).until(() -> signalbox.out().csv().size() >= SENDERS);
    assertThat(signalbox.out().csv())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, SENDERS).mapToObj(i -> Events.csv("i-" + i, "stopped")).toList());
    assertThat(created(WITH_EVENTS)).isTrue();
    assertThat(created(WITHOUT)).isFalse();
  }

  @Test
  @Order(3)
  void changeCreatesAllSoThatNoEventWaitsForItsRouteWhileOthersStop() throws Exception {
    Path retry = routes.resolve("errors/retry.camel.yaml");

    signalbox.change("file:" + retry, Files.readString(retry) + "# ours\n");

    assertThat(created(WITHOUT)).isTrue();
    assertThat(signalbox.refusals()).isEmpty();
    signalbox.http().post(Events.ec2("l-last", "i-last", "running").toString());
    await()
        .atMost(LONG)
        .until(() -> signalbox.out().csv().contains(Events.csv("i-last", "running")));
  }

  private static boolean created(String route) {
    return signalbox.context().getRoute(route) != null;
  }
}
