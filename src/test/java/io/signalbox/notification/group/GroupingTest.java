package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told together, and when. */
class GroupingTest {

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

  private static List<String> kinds(List<JsonNode> told) {
    return told.stream().map(each -> each.path("kind").asText()).toList();
  }

  @Test
  void theFirstIsToldAtOnceAndWhatComesInTheIntervalAsOneDigest() throws Exception {
    desk(Desk.rule(0, 300, 0));
    desk.send("i-1", "pending", "info");
    assertThat(kinds(desk.told())).containsExactly("event");

    desk.send("i-1", "running", "ok");
    for (int i = 0; i < 10; i++) {
      desk.send("i-1", "busy", "info");
    }
    assertThat(desk.told()).isEmpty();
    assertThat(desk.nextInSeconds()).isEqualTo(300);
    desk.advance(299);
    assertThat(desk.told()).isEmpty();
    desk.advance(1);

    List<JsonNode> told = desk.told();
    assertThat(kinds(told)).containsExactly("digest");
    JsonNode digest = told.get(0);
    assertThat(digest.path("count").asInt()).isEqualTo(11);
    assertThat(digest.path("omitted").asInt()).isZero();
    assertThat(digest.path("events"))
        .as("those that say the same are one row")
        .extracting(each -> each.path("state").asText() + " " + each.path("count").asInt())
        .containsExactly("running 1", "busy 10");
    assertThat(digest.at("/events/1/previous").asText()).isEqualTo("running");
    assertThat(digest.path("states").toString())
        .isEqualTo("[{\"state\":\"busy\",\"count\":10},{\"state\":\"running\",\"count\":1}]");
    assertThat(digest.path("resource").asText()).endsWith("instance/i-1");
    assertThat(digest.path("state").asText()).isEmpty();
  }

  @Test
  void afterAQuietIntervalTheNextIsAFirstAgain() throws Exception {
    desk(Desk.rule(0, 300, 0));
    desk.send("i-1", "running", "ok");
    desk.told();
    desk.advance(300);
    assertThat(desk.told()).isEmpty();
    assertThat(desk.nextInSeconds()).as("the group is forgotten").isEqualTo(-1);

    desk.send("i-1", "busy", "info");

    assertThat(kinds(desk.told())).containsExactly("event");
  }

  @Test
  void theFirstWaitsForOthersWhereTheRuleHasIt() throws Exception {
    desk(Desk.rule("default", "source", 30, 300, 0, 0));
    desk.send("i-1", "stopped", "warning");
    desk.advance(20);
    desk.send("i-2", "running", "ok");
    assertThat(desk.told()).isEmpty();
    assertThat(desk.nextInSeconds()).isEqualTo(10);
    desk.advance(10);

    List<JsonNode> told = desk.told();
    assertThat(kinds(told)).containsExactly("digest");
    assertThat(told.get(0).path("severity").asText()).isEqualTo("warning");
    assertThat(told.get(0).path("resource").asText()).isEmpty();
    assertThat(told.get(0).path("source").asText()).isEqualTo("aws.ec2");
  }

  @Test
  void groupsAreByTheKeysOfTheRule() throws Exception {
    desk(Desk.rule("by-severity", "severity", 60, 300, 0, 0), Desk.rule("all", "", 60, 300, 0, 0));
    desk.send("i-1", "running", "ok");
    desk.send("i-2", "running", "ok");
    desk.send("i-3", "stopped", "warning");
    desk.advance(60);

    assertThat(desk.told())
        .extracting(each -> each.path("rule").asText() + " " + each.path("count").asInt())
        .containsExactlyInAnyOrder("by-severity 2", "by-severity 1", "all 3");
  }

  @Test
  void withoutAnIntervalEachEventIsToldByItself() throws Exception {
    desk(Desk.rule(0, 0, 0));
    desk.send("i-1", "pending", "info");
    desk.send("i-1", "running", "ok");
    desk.send("i-1", "busy", "info");

    assertThat(desk.told())
        .extracting(each -> each.path("event").path("state").asText())
        .containsExactly("pending", "running", "busy");
    assertThat(desk.nextInSeconds()).isEqualTo(-1);
  }

  @Test
  void anEventThatComesAgainCountsOnce() throws Exception {
    desk(Desk.rule(0, 300, 0));
    EventLine event = desk.event("i-1", "running", "ok", 0);
    desk.send(event);
    desk.send(event);
    desk.send(List.of(event, event), List.of(Desk.rule(0, 300, 0)));

    assertThat(kinds(desk.told())).containsExactly("event");
    desk.advance(300);
    assertThat(desk.told()).isEmpty();
  }

  @Test
  void whatWaitsIsToldAfterAKill() throws Exception {
    RuleOptions rule = Desk.rule(0, 300, 0);
    desk(rule);
    desk.send("i-1", "pending", "info");
    desk.told();
    desk.send("i-1", "running", "ok");
    desk.send("i-1", "busy", "info");
    desk.vanish();

    try (Desk next = new Desk(database, desk.clock(), rule)) {
      assertThat(next.told()).isEmpty();
      assertThat(next.nextInSeconds()).isEqualTo(300);
      next.advance(300);
      assertThat(next.told()).extracting(each -> each.path("count").asInt()).containsExactly(2);
    }
  }

  /** What a kill leaves is what is in the file at that moment. */
  @Test
  void whatWasTakenInIsInTheFile(@TempDir Path directory) throws Exception {
    RuleOptions rule = Desk.rule(0, 300, 0);
    desk = new Desk(file(directory, "running"), new TestClock(), rule);
    for (int i = 0; i < 12; i++) {
      desk.send("i-1", "busy", "info");
      if (i % 5 == 0) {
        desk.told();
      }
      Files.copy(
          directory.resolve("running.mv.db"),
          directory.resolve("left.mv.db"),
          StandardCopyOption.REPLACE_EXISTING);
      try (Desk next = new Desk(file(directory, "left"), new TestClock(), rule)) {
        next.advance(300);
        int waiting = next.told().stream().mapToInt(each -> each.path("count").asInt()).sum();
        assertThat(waiting).isEqualTo(i == 0 ? 0 : i);
      }
    }
  }

  private static Database file(Path directory, String name) {
    return Database.at("jdbc:h2:file:" + directory.resolve(name));
  }

  @Test
  void whatWaitsOfARuleThatHasGoneIsTold() throws Exception {
    desk(Desk.rule("gone", "source", 60, 300, 0, 0));
    desk.send("i-1", "running", "ok");
    desk.vanish();

    try (Desk next = new Desk(database, desk.clock())) {
      next.advance(60);
      assertThat(next.told())
          .extracting(each -> each.path("rule").asText())
          .containsExactly("gone");
    }
  }
}
