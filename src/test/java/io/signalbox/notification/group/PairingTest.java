package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Problems and their ends, what is late, and what flaps. */
class PairingTest {

  private final Database database =
      Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
  private Desk desk;

  @AfterEach
  void close() {
    desk.close();
  }

  private Desk desk(RuleOptions... rules) {
    desk = new Desk(database, new TestClock(), rules);
    return desk;
  }

  @Test
  void theEndOfAProblemIsToldAtOnceInItsThreadWithItsDuration() throws Exception {
    desk(Desk.rule(0, 3600, 0));
    desk.send("i-1", "stopped", "warning");
    JsonNode problem = desk.told().get(0);
    desk.advance(60);
    desk.send("i-1", "pending", "info");
    assertThat(desk.told()).isEmpty();
    desk.advance(1140);
    desk.send("i-1", "running", "ok");

    List<JsonNode> told = desk.told();
    assertThat(told).hasSize(1);
    JsonNode end = told.get(0);
    // what waited goes with it
    assertThat(end.path("kind").asText()).isEqualTo("digest");
    assertThat(end.path("count").asInt()).isEqualTo(2);
    assertThat(end.path("event").path("recovered").asText()).isEqualTo("20 min");
    assertThat(end.path("id").asText()).startsWith(problem.path("id").asText() + ".");
  }

  @Test
  void aRuleThatTellsOfProblemsAloneTellsOfTheirEnds() throws Exception {
    RuleOptions critical = Desk.rule("critical", "source,resource", 0, 300, 0, 0);
    desk(critical);
    desk.send("i-1", "failed", "critical");
    JsonNode problem = desk.told().get(0);
    desk.advance(90);
    desk.send(List.of(desk.event("i-1", "running", "ok", 0)), List.of());
    desk.send(List.of(desk.event("i-2", "running", "ok", 0)), List.of());

    List<JsonNode> told = desk.told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("kind").asText()).isEqualTo("recovery");
    assertThat(told.get(0).path("event").path("recovered").asText()).isEqualTo("1 min 30 s");
    assertThat(NoticeId.threadOf(told.get(0).path("id").asText()))
        .isEqualTo(problem.path("id").asText());
    // and then no more of it
    desk.advance(600);
    desk.send(List.of(desk.event("i-1", "running", "ok", 0)), List.of());
    assertThat(desk.told()).isEmpty();
  }

  @Test
  void aProblemThatIsOverBeforeItWasToldIsToldWithItsEnd() throws Exception {
    desk(Desk.rule(60, 300, 0));
    desk.send("i-1", "stopped", "warning");
    desk.advance(5);
    desk.send("i-1", "running", "ok");

    assertThat(desk.told()).extracting(each -> each.path("count").asInt()).containsExactly(2);
  }

  @Test
  void statesOfInfoNeitherBeginNorEndAProblem() throws Exception {
    desk(Desk.rule(0, 0, 100));
    desk.send("i-1", "stopped", "warning");
    desk.send("i-1", "pending", "info");
    desk.told();
    desk.advance(100);

    assertThat(desk.told())
        .extracting(each -> each.path("kind").asText())
        .containsExactly("repeat");
  }

  @Test
  void aProblemThatIsStillThereIsToldAgainAtTheStatedTime() throws Exception {
    desk(Desk.rule(0, 300, 14400));
    desk.send("i-1", "stopped", "warning");
    JsonNode problem = desk.told().get(0);
    desk.advance(300);
    desk.told();
    assertThat(desk.nextInSeconds()).isEqualTo(14100);
    desk.advance(14100);

    List<JsonNode> told = desk.told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("kind").asText()).isEqualTo("repeat");
    assertThat(told.get(0).path("duration").asText()).isEqualTo("4 h");
    assertThat(told.get(0).path("id").asText()).startsWith(problem.path("id").asText() + ".");
    assertThat(desk.nextInSeconds()).isEqualTo(14400);

    desk.send("i-1", "running", "ok");
    assertThat(desk.told())
        .extracting(each -> each.path("kind").asText())
        .containsExactly("recovery");
    desk.advance(300);
    desk.told();
    assertThat(desk.nextInSeconds()).isEqualTo(-1);
  }

  @Test
  void anEventThatIsOlderThanWhatIsKnownIsShownAsLateAndChangesNothing() throws Exception {
    desk(Desk.rule(0, 0, 0));
    desk.advance(100);
    desk.send("i-1", "running", "ok");
    desk.told();
    desk.send(desk.event("i-1", "stopped", "warning", 50));

    JsonNode late = desk.told().get(0);
    assertThat(late.path("event").path("late").asText()).isEqualTo("running");
    assertThat(late.path("event").path("lateSince").asText()).isEqualTo("2026-01-05T08:01:40Z");
    // no problem has begun
    desk.send("i-1", "running", "ok");
    assertThat(desk.told()).extracting(each -> each.path("kind").asText()).containsExactly("event");
  }

  @Test
  void whatFlapsIsToldOnceAndAgainWhenItIsCalm() throws Exception {
    desk(Desk.rule(0, 0, 0));
    desk.send("i-1", "down", "critical");
    String thread = desk.told().get(0).path("id").asText();
    int told = 0;
    JsonNode flapping = null;
    for (int i = 0; i < 20; i++) {
      desk.advance(10);
      desk.send("i-1", i % 2 == 0 ? "up" : "down", i % 2 == 0 ? "ok" : "critical");
      for (JsonNode each : desk.told()) {
        told++;
        flapping = each.path("kind").asText().equals("flapping") ? each : flapping;
      }
    }
    // five changes by themselves, and the sixth as the notice
    assertThat(told).isEqualTo(6);
    assertThat(flapping.path("changes").asInt()).isEqualTo(6);
    assertThat(desk.nextInSeconds()).isEqualTo(600);
    desk.advance(599);
    assertThat(desk.told()).isEmpty();
    desk.advance(1);

    List<JsonNode> calm = desk.told();
    assertThat(calm).hasSize(1);
    assertThat(calm.get(0).path("kind").asText()).isEqualTo("calm");
    assertThat(calm.get(0).path("state").asText()).isEqualTo("down");
    assertThat(calm.get(0).path("changes").asInt()).isEqualTo(20);
    assertThat(thread).isNotEmpty();
    // it is a problem still, and its end is one
    desk.send("i-1", "up", "ok");
    assertThat(desk.told())
        .extracting(each -> each.path("kind").asText())
        .containsExactly("recovery");
  }
}
