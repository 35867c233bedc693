package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.notification.Runbook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What mails of several events say: the text, and the table of the HTML. */
class DigestMailTest {

  private static final RuleOptions RULE = rule(20, Runbook.NONE);

  private Desk desk = desk(RULE);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aDigestIsATableOfWhatHappened() throws Exception {
    desk.send("i-1", "running", "ok");
    desk.advance(60);
    desk.told();
    desk.send("i-1", "stopped", "critical");
    desk.advance(5);
    desk.send("i-2", "busy", "info");
    desk.advance(5);
    desk.send("i-2", "busy", "info");
    desk.advance(300);

    Worded mail = Worded.of(desk.told().get(0));

    assertThat(mail.subject()).isEqualTo("3 events of aws.ec2: 2 busy, 1 stopped");
    assertThat(mail.text())
        .isEqualToNormalizingNewlines(
            """
            3 events from 2026-01-05T08:01:00Z to 2026-01-05T08:01:10Z:
                    2  busy
                    1  stopped
            Infrastructure Source: aws.ec2

            2026-01-05T08:01:00Z  critical  running → stopped  EC2 instance i-1 is stopped
            2026-01-05T08:01:10Z  info      busy               EC2 instance i-2 is busy (2 times since 2026-01-05T08:01:05Z)
            """);
    assertThat(rows(mail.html()))
        .containsExactly(
            "critical | 09:01:00 | instance/i-1 EC2 instance i-1 is stopped | running →&nbsp;stopped | 1 event",
            "info | 09:01:05 – 09:01:10 | instance/i-2 EC2 instance i-2 is busy | busy | 2 events");
    assertThat(mail.html())
        .contains(
            ">Time (CET)</th>",
            ">3: 2 <bdi>busy</bdi>, 1 <bdi>stopped</bdi></td>",
            ">Mon 5 Jan 2026, 09:01:10 CET</td>",
            "go/view?arn=arn%3Aaws%3Aec2%3Aeu-central-1%3A123456789012%3Ainstance%2Fi-2\"")
        .doesNotContain("more event");
  }

  @Test
  void theEndOfAProblemSaysInItsRowHowLongItWas() throws Exception {
    desk.send("i-1", "stopped", "critical");
    desk.advance(60);
    desk.send("i-2", "stopped", "critical");
    desk.send("i-1", "running", "ok");

    assertThat(rows(Worded.of(desk.told().get(0)).html()).get(2))
        .isEqualTo(
            "ok | 09:01:00 | instance/i-1 EC2 instance i-1 is running recovered after 1 min |"
                + " stopped →&nbsp;running | 1 event");
  }

  @Test
  void aStormsTableIsBoundedAndSaysHowManyMoreThereAre() throws Exception {
    List<EventLine> events = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      events.add(desk.event("i-" + i % 500, "s" + i, "info", 0));
    }
    desk.send(events, List.of(RULE));
    desk.advance(300);

    Worded mail = Worded.of(desk.told().get(0));

    assertThat(rows(mail.html()))
        .hasSize(21)
        .last()
        .isEqualTo("and 4,980 more events before these");
    assertThat(mail.text()).hasSizeLessThan(4_000).contains("and 4,980 more events before these\n");
    assertThat(mail.html()).hasSizeLessThan(40_000);
  }

  @Test
  void whatIsLongIsLeftOutOfTheTableBeforeSnsRefusesIt() throws Exception {
    RuleOptions rule = rule(50, Runbook.NONE);
    desk = desk(rule);
    List<EventLine> events = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      events.add(event("字".repeat(300), "x".repeat(1000) + i));
    }
    desk.send(events, List.of(rule));
    desk.advance(300);

    Worded mail = Worded.of(desk.told().get(0));

    String details = mail.attribute("details");
    assertThat(details.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60_000, 65_536);
    JsonNode json = Json.read(details);
    int rows = json.path("rows").size();
    assertThat(rows).isBetween(20, 40);
    assertThat(json.path("omitted").asInt()).isEqualTo(50 - rows);
    assertThat(mail.html()).contains("and %d more events before these".formatted(50 - rows));
  }

  @Test
  void valuesInTheTableStayTextInTheirOwnDirection() throws Exception {
    desk.send(List.of(event("<b>x</b> שלום \u202egnp.exe", "</td><script>")), List.of(RULE));
    desk.send("i-1", "stopped", "critical");
    desk.advance(300);

    assertThat(Worded.of(desk.told().get(0)).html())
        .contains("<bdi>&lt;b&gt;x&lt;/b&gt; שלום", "<bdi>service/&lt;/td&gt;&lt;script&gt;</bdi>")
        .doesNotContain("<script", "<b>", "\u202e");
  }

  @Test
  void whatToDoNextIsSaidWhereNotAllIsWell() throws Exception {
    String url = "https://wiki.example.com/runbooks/ec2?a=b&c=d#e";
    RuleOptions rule = rule(20, new Runbook("1. Look.\n2. <b>Restart</b> it.", url));
    desk = desk(rule);
    desk.send(List.of(desk.event("i-1", "stopped", "critical", 0)), List.of(rule));
    desk.advance(300);
    Worded problem = Worded.of(desk.told().get(0));
    desk.advance(300);
    desk.send(List.of(desk.event("i-1", "running", "ok", 0)), List.of(rule));
    Worded end = Worded.of(desk.told().get(0));

    assertThat(problem.text())
        .endsWith(
            "STOPPED\n\nWhat to do next:\n1. Look.\n2. <b>Restart</b> it.\nRunbook: " + url + "\n");
    assertThat(problem.html())
        .contains(
            "<bdi>2. &lt;b&gt;Restart&lt;/b&gt; it.</bdi>",
            "<a class=\"link\" href=\"https://wiki.example.com/runbooks/ec2?a=b&amp;c=d#e\"")
        .doesNotContain("<bdi>What to do next:", "<bdi></bdi>");
    assertThat(end.text()).contains("RUNNING").doesNotContain("What to do next", url);
    assertThat(end.html()).doesNotContain("What to do next", "runbook");
    assertThat(end.attribute("details"))
        .isEqualTo("{\"kind\":\"recovery\",\"rule\":\"estate\",\"previous\":\"stopped\"}");
  }

  @Test
  void thereAreNeverMoreAttributesThanSqsTakes() throws Exception {
    RuleOptions rule = rule(20, new Runbook("Restart it.", ""));
    desk = desk(rule);
    EventLine event =
        EventLine.of(
            Json.MAPPER.convertValue(
                desk.event("i-1", "stopped", "critical", 0).toEvent(), Map.class),
            Map.of("accepted-at", "2026-01-05T08:00:00Z", "traceparent", "00-1-2-01"),
            desk.clock().instant());
    desk.send(List.of(event), List.of(rule));
    desk.advance(300);
    ObjectNode content = (ObjectNode) desk.told().get(0);
    content.put("recipients", "email:on-call");

    Worded mail = Worded.of(content);

    assertThat(mail.exchange().getMessage().getHeaders()).hasSize(10);
    assertThat(mail.attribute("event-time")).isNull();
    assertThat(mail.html()).contains(">Mon 5 Jan 2026, 09:00:00 CET</td>", "Restart it.");
  }

  private static Desk desk(RuleOptions rule) {
    return new Desk(
        Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())),
        new TestClock(),
        rule);
  }

  private EventLine event(String summary, String resource) {
    return EventLine.of(
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "source",
            "com.example.shop",
            "resource",
            "arn:onprem:example:main::service/" + resource,
            "state",
            "failed",
            "severity",
            "critical",
            "summary",
            summary),
        desk.clock().instant());
  }

  /** The rows of the table of events as text, a bar between cells. */
  private static List<String> rows(String html) {
    String body = html.substring(html.indexOf("<tbody>"), html.indexOf("</tbody>"));
    return Pattern.compile("(?s)<tr>(.*?)</tr>")
        .matcher(body)
        .results()
        .map(row -> row.group(1).replaceAll("</td>\\s*(?=<td)", " | "))
        .map(row -> row.replaceAll("<br>|<div[^>]*>", " ").replaceAll("<[^>]+>", "").strip())
        .toList();
  }

  private static RuleOptions rule(int maxRows, Runbook runbook) {
    return new RuleOptions(
        "estate",
        List.of(),
        30,
        300,
        0,
        0,
        10,
        6,
        600,
        maxRows,
        List.of(),
        "notification",
        runbook);
  }
}
