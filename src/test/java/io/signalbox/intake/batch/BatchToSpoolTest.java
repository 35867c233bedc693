package io.signalbox.intake.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's route from the batch to the spool. */
class BatchToSpoolTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path data;

  private static CompletableFuture<Exchange> send(TestSignalbox signalbox, Object events) {
    return signalbox
        .producer()
        .asyncSend("batch:spool", exchange -> exchange.getMessage().setBody(events));
  }

  @Test
  void anEventThatIsDoneIsOnTheSpool() {
    ArrayNode events = Json.MAPPER.createArrayNode();
    events.add(Events.ec2("one", "i-1", "running")).add(Events.ec2("two", "i-2", "stopped"));
    try (TestSignalbox signalbox = TestSignalbox.start(data, Map.of())) {
      assertThat(send(signalbox, events).join().getException()).isNull();

      await()
          .atMost(LONGEST)
          .untilAsserted(
              () ->
                  assertThat(signalbox.out().csv())
                      .containsExactly(Events.csv("i-1", "running"), Events.csv("i-2", "stopped")));
    }
  }

  @Test
  void aBatchIsTriedAgainUntilTheSpoolTakesIt() throws Exception {
    Map<String, String> keys = Map.of("channel.spool.out", "direct:no-broker-yet?block=false");
    try (Logged logged = new Logged();
        TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      CompletableFuture<Exchange> sent = send(signalbox, Events.ec2("one", "i-1", "running"));
      await()
          .atMost(LONGEST)
          .until(
              () ->
                  logged.lines().stream()
                          .filter(line -> line.contains("intake-batch waits and tries again"))
                          .count()
                      > 3);
      assertThat(sent).isNotDone();

      signalbox
          .context()
          .addRoutes(
              new RouteBuilder() {
                @Override
                public void configure() {
                  from("direct:no-broker-yet").routeId("broker").log("taken");
                }
              });
      assertThat(sent.join().getException()).isNull();
    }
  }

  @Test
  void aBatchThatTheSpoolHasNotTakenAtTheEndFails() {
    Map<String, String> keys = Map.of("channel.spool.out", "direct:never?block=false");
    CompletableFuture<Exchange> sent;
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      sent = send(signalbox, Events.ec2("one", "i-1", "running"));
    }
    assertThat(sent.join().getException()).isNotNull();
  }
}
