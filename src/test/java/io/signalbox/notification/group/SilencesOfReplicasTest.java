package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Silences and summaries of several processes on one PostgreSQL. */
class SilencesOfReplicasTest {

  private static final int REPLICAS = 3;
  private static final int RESOURCES = 20;

  private final TestClock clock = new TestClock();
  private final List<Desk> desks = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(REPLICAS);

  @Test
  void allKnowTheSilencesAndTellEachOnce() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Database database = Database.at(postgres.getJdbcUrl("postgres", "postgres"));
      for (int i = 0; i < REPLICAS; i++) {
        desks.add(new Desk(database, clock, Desk.rule(0, 0, 0)));
      }
      SilenceDesk.of(database, clock, Duration.ZERO).add(silence());
      together(SilencesOfReplicasTest::sendAll);
      clock.advance(Duration.ofSeconds(2700));
      assertThat(together(Desk::told))
          .extracting(SilencesOfReplicasTest::kind)
          .containsExactly("silence");

      clock.advance(Duration.ofSeconds(900));
      List<JsonNode> told = together(Desk::told);
      assertThat(told)
          .extracting(each -> each.path("event").path("resource").asText())
          .hasSize(RESOURCES)
          .doesNotHaveDuplicates();
      assertThat(desks.stream().mapToInt(Desk::silenced).sum()).isEqualTo(REPLICAS * RESOURCES);

      Summary summary = new Summary(database, "email", Map::of);
      together(
          desk -> {
            summary.make(Date.from(clock.instant()));
            return List.of();
          });
      List<JsonNode> summaries = together(Desk::told);
      assertThat(summaries).hasSize(1);
      assertThat(summaries.get(0).path("events").asInt()).isEqualTo(REPLICAS * RESOURCES);
      assertThat(summaries.get(0).path("silences").path(0).path("events").asInt())
          .isEqualTo(REPLICAS * RESOURCES);
    } finally {
      threads.shutdownNow();
      desks.forEach(Desk::close);
    }
  }

  private interface Work {
    List<JsonNode> of(Desk desk) throws Exception;
  }

  /** What all have done at once. */
  private List<JsonNode> together(Work work) throws Exception {
    List<Callable<List<JsonNode>>> works = new ArrayList<>();
    desks.forEach(desk -> works.add(() -> work.of(desk)));
    List<JsonNode> all = new ArrayList<>();
    for (Future<List<JsonNode>> each : threads.invokeAll(works)) {
      all.addAll(each.get());
    }
    return all;
  }

  private static List<JsonNode> sendAll(Desk desk) throws Exception {
    for (int i = 0; i < RESOURCES; i++) {
      desk.send("i-" + i, "stopped", "warning");
    }
    return List.of();
  }

  private ObjectNode silence() {
    ObjectNode silence = Json.MAPPER.createObjectNode();
    silence.put("name", "s-1");
    silence.putObject("pattern").putArray("source").add("aws.ec2");
    silence.put("start", clock.instant().toString());
    silence.put("end", clock.instant().plusSeconds(3600).toString());
    return silence.put("author", "anna").put("reason", "a test");
  }

  private static String kind(JsonNode notice) {
    return notice.path("kind").asText();
  }
}
