package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.notification.Runbook;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several processes on one PostgreSQL. */
class ReplicasTest {

  private static final int REPLICAS = 2;
  private static final int ROUNDS = 40;
  private static final int RESOURCES = 15;

  @Test
  void noNotificationIsPublishedTwiceOrNotAtAll() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Database database = Database.at(postgres.getJdbcUrl("postgres", "postgres"));
      shareThreads(database);
      TestClock clock = new TestClock();
      RuleOptions each = Desk.rule("each", "source,resource", 0, 0, 0, 0, 0);
      RuleOptions digest = Desk.rule("digest", "source", 0, 1, 0, 0, 0);
      RuleOptions loud = limited("loud", "email:on-call", "slack");
      RuleOptions louder = limited("louder", "slack", "email:on-call");
      List<RuleOptions> rules = List.of(each, digest, loud, louder);
      List<Desk> desks = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(2 * REPLICAS);
      try {
        List<Future<List<JsonNode>>> all = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
          Desk desk = new Desk(database, clock, rules.toArray(RuleOptions[]::new));
          desk.limitRecipients(20);
          desks.add(desk);
          all.add(threads.submit(send(desk, rules)));
          all.add(threads.submit(tell(desk)));
        }
        List<JsonNode> told = new ArrayList<>();
        for (Future<List<JsonNode>> one : all) {
          told.addAll(one.get());
        }
        desks.get(0).advance(10);
        told.addAll(desks.get(0).told());
        for (int i = 0; i < 3; i++) {
          desks.get(0).advance(3600);
          told.addAll(desks.get(0).told());
        }

        check(told);
        desks.forEach(Desk::vanish);
        WaitingTest.bringsUpToDate(database, postgres.getJdbcUrl("postgres", "postgres"));
      } finally {
        threads.shutdownNow();
        desks.forEach(Desk::close);
      }
    }
  }

  /** What began a thread of a chat is so for all of them, whoever posted it. */
  private static void shareThreads(Database database) throws Exception {
    TestClock clock = new TestClock();
    try (ChatThreads one = new ChatThreads(database, clock);
        ChatThreads other = new ChatThreads(database, clock)) {
      one.begin("slack:ops", "6f1c", "1.1");
      other.begin("slack:ops", "6f1c", "1.2");
      assertThat(other.find("slack:ops", "6f1c")).contains("1.1");
    }
  }

  private static void check(List<JsonNode> told) {
    Set<String> ids = new HashSet<>();
    told.forEach(notice -> ids.add(notice.path("id").asText()));
    assertThat(ids).as("none twice").hasSameSizeAs(told);
    int events = REPLICAS * ROUNDS * RESOURCES;
    assertThat(count(told, "each")).isEqualTo(events);
    assertThat(count(told, "digest")).isEqualTo(events);
    assertThat(told)
        .extracting(notice -> notice.path("rule").asText())
        .as("what limits hold")
        .anyMatch(rule -> rule.startsWith("to "));
    for (String recipient : List.of("email:on-call", "slack")) {
      int count =
          told.stream()
              .filter(notice -> notice.path("recipients").asText().contains(recipient))
              .mapToInt(notice -> notice.path("count").asInt())
              .sum();
      assertThat(count).as(recipient).isEqualTo(2 * events);
    }
  }

  /** A rule with a limit of its own that is not reached. */
  private static RuleOptions limited(String name, String... recipients) {
    return new RuleOptions(
        name,
        List.of("source", "resource"),
        0,
        0,
        0,
        100_000,
        50_000,
        0,
        600,
        5,
        List.of(recipients),
        "notification",
        Runbook.NONE);
  }

  private static int count(List<JsonNode> told, String rule) {
    return told.stream()
        .filter(notice -> notice.path("rule").asText().equals(rule))
        .mapToInt(notice -> notice.path("count").asInt())
        .sum();
  }

  /** All replicas send of the same resources. */
  private static Callable<List<JsonNode>> send(Desk desk, List<RuleOptions> rules) {
    return () -> {
      for (int round = 0; round < ROUNDS; round++) {
        List<EventLine> batch = new ArrayList<>();
        for (int i = 0; i < RESOURCES; i++) {
          boolean well = (round + i) % 2 == 0;
          batch.add(desk.event("i-" + i, well ? "running" : "stopped", well ? "ok" : "warning", 0));
        }
        desk.send(batch, rules);
        desk.clock().advance(java.time.Duration.ofMillis(100));
      }
      return List.of();
    };
  }

  private static Callable<List<JsonNode>> tell(Desk desk) {
    return () -> {
      List<JsonNode> told = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        told.addAll(desk.told());
      }
      return told;
    };
  }
}
