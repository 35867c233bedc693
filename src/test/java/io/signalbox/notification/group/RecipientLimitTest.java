package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.notification.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a recipient of several rules gets no more than its limit, and in the end all counts. */
class RecipientLimitTest {

  private static final String ON_CALL = "email:on-call";
  private static final int LIMIT = 10;

  private Desk desk;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aRecipientOfTwoRulesGetsNoMoreThanItsLimitAndLosesNoCount() throws Exception {
    RuleOptions one = rule("one", 60, ON_CALL, "slack");
    RuleOptions two = rule("two", 60, ON_CALL);
    open(one, two);
    List<JsonNode> told = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      desk.send("i-" + i, "busy", "info");
      desk.advance(30);
      told.addAll(desk.told());
    }
    assertThat(of(told, ON_CALL)).hasSizeBetween(5, LIMIT);
    assertThat(of(told, "slack")).hasSizeBetween(5, LIMIT);
    for (int i = 0; i < 10; i++) {
      desk.advance(720);
      told.addAll(desk.told());
    }

    assertThat(count(of(told, ON_CALL))).isEqualTo(200);
    assertThat(count(of(told, "slack"))).isEqualTo(100);
    assertThat(told).extracting(each -> each.path("kind").asText()).contains("event", "more");
    assertThat(desk.nextInSeconds()).as("what is told is forgotten").isLessThanOrEqualTo(3600);
  }

  @Test
  void theLimitOfOneRecipientDelaysNoOther() throws Exception {
    RuleOptions loud = rule("loud", 60, ON_CALL);
    RuleOptions both = rule("both", 60, ON_CALL, "slack");
    open(loud, both);
    for (int i = 0; i < LIMIT; i++) {
      desk.send(List.of(desk.event("i-" + i, "busy", "info", 0)), List.of(loud));
    }
    desk.told();
    desk.send(List.of(desk.event("db-1", "stopped", "critical", 0)), List.of(both));

    List<JsonNode> told = desk.told();

    assertThat(told).extracting(RecipientLimitTest::recipients).containsExactly("slack");
    assertThat(told.get(0).path("kind").asText()).isEqualTo("event");
    desk.advance(720);
    JsonNode more = desk.told().get(0);
    assertThat(recipients(more)).isEqualTo(ON_CALL);
    assertThat(more.path("kind").asText()).isEqualTo("more");
    assertThat(more.path("count").asInt()).isEqualTo(LIMIT - 5 + 1);
    assertThat(Worded.of(more).text())
        .startsWith("6 more events, which the limit of email:on-call has held, from ");
    assertThat(Worded.of(more).subject()).startsWith("And 6 more events of aws.ec2: 5 busy, ");
  }

  @Test
  void theLastForNowSaysForWhomMoreIsHeld() throws Exception {
    RuleOptions loud = rule("loud", 60, ON_CALL);
    open(loud);
    for (int i = 0; i < LIMIT; i++) {
      desk.send("i-" + i, "busy", "info");
    }

    List<JsonNode> told = desk.told();

    assertThat(told).hasSize(5);
    assertThat(told.get(3).has("heldUntil")).isFalse();
    assertThat(Worded.of(told.get(4)).text())
        .endsWith(
            "\nMore for email:on-call is held until 2026-01-05T08:12:00Z, and then told in one\n");
    assertThat(Worded.of(told.get(4)).html())
        .contains("More for <bdi>email:on-call</bdi> is held until Mon 5 Jan 2026, 09:12:00 CET");
  }

  @Test
  void allRecipientsAreThoseOfEveryDelivery() throws Exception {
    RuleOptions all = rule("all", 60);
    RuleOptions chat = rule("chat", 60, "slack");
    open(all, chat);
    for (int i = 0; i < 5; i++) {
      desk.send(List.of(desk.event("i-" + i, "busy", "info", 0)), List.of(chat));
    }
    desk.told();
    desk.send(List.of(desk.event("db-1", "stopped", "critical", 0)), List.of(all));

    assertThat(desk.told())
        .extracting(RecipientLimitTest::recipients)
        .containsExactly("email,pagerduty,teams,webhook,zoom");
    for (int i = 0; i < 10; i++) {
      desk.send(List.of(desk.event("j-" + i, "busy", "info", 0)), List.of(all));
    }
    List<JsonNode> told = new ArrayList<>(desk.told());
    assertThat(told).as("five at once, with the one of before").hasSize(4);
    for (int i = 0; i < 5; i++) {
      desk.advance(720);
      told.addAll(desk.told());
    }
    assertThat(count(forSlack(told))).isEqualTo(11);
    assertThat(count(told) - count(onlyForSlack(told))).isEqualTo(10);
    assertThat(told).extracting(RecipientLimitTest::recipients).contains("");
  }

  @Test
  void theEndOfAProblemThatWasHeldAnswersToWhatToldOfIt() throws Exception {
    RuleOptions rule = rule("loud", 60, ON_CALL);
    open(rule);
    for (int i = 0; i < 5; i++) {
      desk.send("i-" + i, "busy", "info");
    }
    desk.send("db-1", "stopped", "critical");
    assertThat(desk.told()).hasSize(5);
    desk.advance(720);
    String more = desk.told().get(0).path("id").asText();
    desk.advance(720);
    desk.send("db-1", "running", "ok");

    assertThat(desk.told().get(0).path("id").asText()).startsWith(more + ".");
  }

  @Test
  void aProblemIsToldAgainWhereAllHaveRoom() throws Exception {
    RuleOptions rule = rule("loud", 60, 600, ON_CALL);
    open(rule);
    desk.send("db-1", "stopped", "critical");
    desk.told();
    desk.advance(599);
    for (int i = 0; i < 4; i++) {
      desk.send("i-" + i, "busy", "info");
    }
    desk.told();
    desk.advance(1);
    assertThat(kinds(desk.told())).isEmpty();
    desk.advance(720);

    assertThat(kinds(desk.told())).contains("repeat");
  }

  @Test
  void aRuleWithoutLimitIsNotLimitedByThese() throws Exception {
    open(rule("heartbeat", 0, ON_CALL));
    for (int i = 0; i < 50; i++) {
      desk.send("i-" + i, "busy", "info");
    }

    assertThat(desk.told()).hasSize(50);
  }

  private void open(RuleOptions... rules) {
    desk =
        new Desk(
            Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())),
            new TestClock(),
            rules);
    desk.limitRecipients(LIMIT);
  }

  private static RuleOptions rule(String name, int maxPerHour, String... recipients) {
    return rule(name, maxPerHour, 0, recipients);
  }

  private static RuleOptions rule(
      String name, int maxPerHour, int repeatSeconds, String... recipients) {
    return new RuleOptions(
        name,
        List.of("source", "resource"),
        0,
        60,
        repeatSeconds,
        maxPerHour,
        30,
        6,
        600,
        5,
        List.of(recipients),
        "notification",
        Runbook.NONE);
  }

  private static List<JsonNode> of(List<JsonNode> told, String recipient) {
    return told.stream()
        .filter(each -> Stream.of(recipients(each).split(",")).anyMatch(recipient::equals))
        .toList();
  }

  private static List<JsonNode> forSlack(List<JsonNode> told) {
    return told.stream()
        .filter(each -> recipients(each).isEmpty() || recipients(each).contains("slack"))
        .toList();
  }

  private static List<JsonNode> onlyForSlack(List<JsonNode> told) {
    return told.stream().filter(each -> recipients(each).equals("slack")).toList();
  }

  private static int count(List<JsonNode> told) {
    return told.stream().mapToInt(each -> each.path("count").asInt()).sum();
  }

  private static List<String> kinds(List<JsonNode> told) {
    return told.stream().map(each -> each.path("kind").asText()).toList();
  }

  private static String recipients(JsonNode content) {
    return content.path("recipients").asText();
  }
}
