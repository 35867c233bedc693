package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.silence.SilenceFile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that are silenced, by a clock of its own. */
class SilencingTest {

  private final Database database =
      Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
  private final TestClock clock = new TestClock();
  private Desk desk;

  @AfterEach
  void close() {
    desk.close();
  }

  private void desk(RuleOptions... rules) {
    desk = new Desk(database, clock, SilenceFile.none(), rules);
  }

  @Test
  void whatIsSilencedIsCountedAndListedAndNotTold() throws Exception {
    desk(Desk.rule(0, 0, 0));
    silence("s-1", "{\"source\": [\"aws.ec2\"]}", 3600);
    desk.send("i-1", "pending", "info");
    desk.send("i-2", "running", "ok");
    EventLine twice = desk.event("i-3", "stopping", "info", 0);
    desk.send(twice);
    desk.send(twice);

    assertThat(desk.told()).isEmpty();
    assertThat(desk.silenced()).isEqualTo(3);
    JsonNode listed = silences().list().get(0);
    assertThat(listed.path("silenced").asInt()).isEqualTo(3);
    assertThat(listed.path("status").asText()).isEqualTo("on");
    assertThat(listed.path("latest").path("state").asText()).isEqualTo("stopping");

    desk.advance(3600);
    assertThat(desk.told()).extracting(SilencingTest::kind).doesNotContain("event", "digest");
    assertThat(silences().list().get(0).path("status").asText()).isEqualTo("over");
    desk.send("i-1", "running", "ok");
    assertThat(desk.told()).extracting(SilencingTest::kind).containsExactly("event");
  }

  @Test
  void aProblemThatIsStillThereIsToldWhenTheSilenceEnds() throws Exception {
    desk(Desk.rule(0, 0, 0));
    silence("s-1", "{\"severity\": [\"warning\", \"critical\"]}", 3600);
    desk.send("i-1", "stopping", "warning");
    desk.send("i-2", "stopped", "warning");
    desk.advance(600);
    desk.send("i-1", "failed", "critical");
    // over before the end: nobody needs to know, though its pattern does not take the end
    desk.send(List.of(desk.event("i-2", "running", "ok", 0)), List.of());
    assertThat(desk.told()).isEmpty();
    assertThat(desk.nextInSeconds()).isEqualTo(3000);

    desk.advance(3000);
    List<JsonNode> told = ofEvents(desk.told());
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("event").path("state").asText()).isEqualTo("failed");
    assertThat(told.get(0).path("event").path("silenced").asText())
        .isEqualTo("2026-01-05T09:00:00Z");

    desk.advance(600);
    desk.send("i-1", "running", "ok");
    JsonNode end = ofEvents(desk.told()).get(0);
    assertThat(end.path("kind").asText()).isEqualTo("recovery");
    // from its beginning, which nobody was told of
    assertThat(end.path("event").path("recovered").asText()).isEqualTo("1 h 10 min");
    assertThat(end.path("id").asText()).startsWith(told.get(0).path("id").asText() + ".");
  }

  @Test
  void theEndOfAProblemThatWasToldBeforeIsToldAndItsRepeatsAreNot() throws Exception {
    desk(Desk.rule(0, 0, 1200));
    desk.send("i-1", "stopped", "warning");
    desk.send("i-2", "stopped", "warning");
    JsonNode problem = desk.told().get(0);
    silence("s-1", "{\"source\": [\"aws.ec2\"]}", 3600);
    desk.advance(1800);
    assertThat(ofEvents(desk.told())).isEmpty();

    desk.send("i-1", "running", "ok");
    List<JsonNode> told = ofEvents(desk.told());
    assertThat(told).extracting(SilencingTest::kind).containsExactly("recovery");
    assertThat(told.get(0).path("id").asText()).startsWith(problem.path("id").asText() + ".");
    assertThat(desk.silenced()).isZero();

    desk.advance(1800);
    assertThat(ofEvents(desk.told())).extracting(SilencingTest::kind).containsExactly("repeat");
  }

  @Test
  void aSilenceThatIsEndedByHandEndsAtOnceForWhatItHolds() throws Exception {
    desk(Desk.rule(0, 0, 0));
    silence("s-1", "{\"source\": [\"aws.ec2\"]}", 3600);
    silence("s-2", "{\"resource\": [{\"suffix\": \"i-2\"}]}", 7200);
    desk.send("i-1", "stopped", "warning");
    desk.send("i-2", "stopped", "warning");
    desk.advance(60);
    silences().expire("s-1");

    assertThat(ofEvents(desk.told()))
        .extracting(each -> each.path("event").path("summary").asText())
        .containsExactly("EC2 instance i-1 is stopped");
    desk.advance(7140);
    assertThat(ofEvents(desk.told()))
        .extracting(each -> each.path("event").path("summary").asText())
        .containsExactly("EC2 instance i-2 is stopped");
  }

  @Test
  void aRuleThatDidNotTakeTheProblemIsNotToldOfIt() throws Exception {
    RuleOptions other = Desk.rule("other", "source", 0, 0, 0, 0);
    RuleOptions critical = Desk.rule("critical", "source", 0, 0, 0, 0);
    desk(other, critical);
    silence("s-1", "{\"source\": [\"aws.ec2\"]}", 60);
    desk.send(List.of(desk.event("i-1", "failed", "critical", 0)), List.of(critical));
    desk.advance(60);

    assertThat(ofEvents(desk.told()))
        .extracting(each -> each.path("rule").asText())
        .containsExactly("critical");
  }

  @Test
  void itsAuthorIsToldOnceBeforeItEndsThoughTheProcessIsKilled() throws Exception {
    desk(Desk.rule(0, 0, 0));
    silence("s-1", "{\"source\": [\"aws.ec2\"]}", 3600);
    desk.send("i-1", "stopped", "warning");
    desk.advance(2699);
    assertThat(desk.told()).isEmpty();
    desk.advance(1);

    List<JsonNode> told = desk.told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("template").asText()).isEqualTo("silence");
    assertThat(told.get(0).path("left").asText()).isEqualTo("15 min");
    assertThat(told.get(0).path("count").asInt()).isEqualTo(1);
    assertThat(told.get(0).path("recipients").asText()).isEqualTo("email:anna@example.com");
    desk.close();

    desk(Desk.rule(0, 0, 0));
    desk.advance(60);
    assertThat(desk.told()).isEmpty();
    // one that is as short is announced after half of its time
    silence("s-2", "{\"source\": [\"aws.ec2\"]}", 600);
    desk.advance(299);
    assertThat(desk.told()).isEmpty();
    desk.advance(1);
    assertThat(desk.told()).extracting(SilencingTest::kind).containsExactly("silence");
  }

  @Test
  void oneThatCannotBeIsRefused() throws Exception {
    desk(Desk.rule(0, 0, 0));
    assertThat(refusal(() -> silence("s-1", "{\"source\": [\"aws.ec2\"]}", -10)))
        .isEqualTo("end: must be after start");
    assertThat(refusal(() -> silences().expire("none"))).isEqualTo("none: no such silence");
    // one that has just begun can be ended
    silence("s-2", "{\"source\": [\"aws.ec2\"]}", 60);
    assertThat(silences().expire("s-2").path("status").asText()).isEqualTo("over");
    assertThat(silences().expire("s-2").path("status").asText()).isEqualTo("over");
  }

  private void silence(String name, String pattern, long seconds) throws Exception {
    ObjectNode silence = Json.MAPPER.createObjectNode();
    silence.put("name", name);
    silence.set("pattern", Json.read(pattern));
    silence.put("start", clock.instant().toString());
    silence.put("end", clock.instant().plusSeconds(seconds).toString());
    silence.put("author", "anna@example.com").put("reason", "a test");
    silences().add(silence);
  }

  private SilenceDesk silences() {
    return SilenceDesk.of(database, clock, Duration.ofSeconds(60));
  }

  private interface Asked {
    void ask() throws Exception;
  }

  private static String refusal(Asked asked) throws Exception {
    try {
      asked.ask();
      return null;
    } catch (SilenceRefusedException e) {
      return e.getMessage();
    }
  }

  private static List<JsonNode> ofEvents(List<JsonNode> told) {
    return told.stream().filter(each -> !kind(each).equals("silence")).toList();
  }

  private static String kind(JsonNode notice) {
    return notice.path("kind").asText();
  }
}
