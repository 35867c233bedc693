package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** That a storm is a handful of notifications, and loses no count. */
class LimitTest {

  private static final int EVENTS = Integer.getInteger("signalbox.storm", 2_000);
  private static final int RESOURCES = 500;
  private static final int BATCH = 50;

  @Test
  void aStormIsAHandfulOfNotificationsAndLosesNoCount() throws Exception {
    Database database =
        Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    RuleOptions rule = Desk.rule("default", "source,resource", 0, 60, 0, 60);
    List<JsonNode> told = new ArrayList<>();
    try (Desk desk = new Desk(database, new TestClock(), rule)) {
      for (int sent = 0; sent < EVENTS; sent += BATCH) {
        List<EventLine> batch = new ArrayList<>();
        for (int i = sent; i < sent + BATCH; i++) {
          batch.add(desk.event("i-" + i % RESOURCES, "busy", "info", 0));
        }
        desk.send(batch, List.of(rule));
        desk.clock().advance(Duration.ofMinutes(1).dividedBy(EVENTS / BATCH));
        told.addAll(desk.told());
      }
      assertThat(told).hasSizeLessThanOrEqualTo(11);
      for (int i = 0; i < 10; i++) {
        desk.advance(72);
        told.addAll(desk.told());
      }
      assertThat(desk.nextInSeconds()).isLessThanOrEqualTo(3600);
    }
    assertThat(told).hasSizeLessThanOrEqualTo(13);
    assertThat(told.stream().mapToInt(each -> each.path("count").asInt()).sum()).isEqualTo(EVENTS);
    assertThat(told.get(9).path("heldUntil").asText()).isNotEmpty();
    assertThat(told.get(10).path("kind").asText()).isEqualTo("more");
  }

  @Test
  void manyThatFlapAreAHandfulToo() throws Exception {
    Database database =
        Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    RuleOptions rule = Desk.rule("default", "source,resource", 0, 60, 0, 60);
    List<JsonNode> told = new ArrayList<>();
    try (Desk desk = new Desk(database, new TestClock(), rule)) {
      for (int round = 0; round < 12; round++) {
        List<EventLine> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          boolean well = round % 2 == 0;
          batch.add(desk.event("i-" + i, well ? "up" : "down", well ? "ok" : "critical", 0));
        }
        desk.send(batch, List.of(rule));
        desk.advance(5);
        told.addAll(desk.told());
      }
      for (int i = 0; i < 20; i++) {
        desk.advance(72);
        told.addAll(desk.told());
      }
    }
    assertThat(told).hasSizeLessThanOrEqualTo(32);
    assertThat(told.stream().mapToInt(each -> each.path("count").asInt()).sum())
        .isBetween(600, 650);
  }

  @Test
  void thereAreNoMoreInAnyHourThanTheLimitHas() {
    RateLimit limit = new RateLimit(20, 10, Instant.EPOCH);
    List<Instant> taken = new ArrayList<>();
    Instant begin = Instant.parse("2026-01-05T08:00:00Z");
    for (int second = 0; second < 4 * 3600; second += 7) {
      Instant now = begin.plusSeconds(second);
      if (limit.take(now)) {
        taken.add(now);
      }
    }
    for (Instant from : taken) {
      Instant to = from.plusSeconds(3600);
      assertThat(taken.stream().filter(t -> !t.isBefore(from) && t.isBefore(to)).count())
          .isLessThanOrEqualTo(20);
    }
    assertThat(taken.get(9)).isEqualTo(begin.plusSeconds(63));
    assertThat(taken).hasSizeGreaterThan(45);
  }

  @Test
  void theSmallestLimitIsOneAnHour() {
    RateLimit limit = new RateLimit(1, 10, Instant.EPOCH);
    Instant now = Instant.parse("2026-01-05T08:00:00Z");

    assertThat(limit.take(now)).isTrue();
    assertThat(limit.take(now.plusSeconds(3599))).isFalse();
    assertThat(limit.next()).isEqualTo(now.plusSeconds(3600));
    assertThat(limit.take(now.plusSeconds(3600))).isTrue();
  }
}
