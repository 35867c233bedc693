package io.signalbox.notification.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.template.Configuration;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.Templates;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has changed since the last summary, by a clock of its own. */
class SummaryTest {

  private static final String ARN = "arn:aws:ec2:eu-central-1:123456789012:instance/";

  private final Database database =
      Database.at("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
  private final TestClock clock = new TestClock();
  private final Map<String, OptionalLong> deadLetters = new TreeMap<>();
  private Desk desk = new Desk(database, clock, Desk.rule(0, 3600, 0));

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void tellsWhatChangedBySourceSeverityAndResource() throws Exception {
    SilenceDesk.of(database, clock, java.time.Duration.ZERO)
        .add(
            Json.read(
                """
                {"name": "patching", "pattern": {"resource": [{"suffix": "i-2"}]}, "author": "anna",
                 "reason": "a test", "end": "2026-01-06T00:00:00Z"}"""));
    desk.send("i-1", "stopped", "warning");
    desk.send("i-1", "running", "ok");
    desk.send("i-1", "pending", "info");
    desk.send("i-2", "pending", "info");
    desk.told();
    // a restart loses none
    desk.close();
    desk = new Desk(database, clock, Desk.rule(0, 3600, 0));
    desk.send("i-2", "running", "info");
    deadLetters.put("Spool-DeadLetter", OptionalLong.of(0));
    deadLetters.put("OrgResourceEvents-DeadLetter", OptionalLong.of(2));
    deadLetters.put("OrgResourceEventsMessaging-DeadLetter", OptionalLong.empty());
    desk.advance(3600);

    summary().make(Date.from(clock.instant()));
    // of another process at the same time
    summary().make(Date.from(clock.instant()));

    JsonNode told = summaries(desk.told()).get(0);
    assertThat(words(told))
        .isEqualTo(
            """
            From 2026-01-05T08:00:00Z to 2026-01-05T09:00:00Z: 5 events

            By source and severity:
                    5  aws.ec2: 3 info, 1 ok, 1 warning

            Resources with the most events:
                    3  %si-1
                    2  %si-2

            Silenced:
                    2  by patching

            Dead letters waiting:
                    2  on OrgResourceEvents-DeadLetter
                    ?  on OrgResourceEventsMessaging-DeadLetter
            """
                .formatted(ARN, ARN));
    assertThat(subject(told)).isEqualTo("Summary: 5 events of 1 source, 2 dead letters");
    assertThat(told.path("recipients").asText()).isEqualTo("email");
  }

  @Test
  void theNextTellsWhatCameSince() throws Exception {
    desk.send("i-1", "stopped", "warning");
    desk.advance(3600);
    Instant first = clock.instant();
    summary().make(Date.from(first));
    desk.send("i-1", "running", "ok");
    desk.advance(3600);
    summary().make(Date.from(first));
    summary().make(Date.from(clock.instant()));
    desk.advance(3600);
    summary().make(Date.from(clock.instant()));

    List<JsonNode> told = summaries(desk.told());
    assertThat(told).hasSize(3);
    assertThat(told.get(1).path("firstTime").asText()).isEqualTo(first.toString());
    assertThat(words(told.get(1))).contains("        1  aws.ec2: 1 ok\n");
    assertThat(subject(told.get(2))).isEqualTo("Summary: 0 events");
    assertThat(words(told.get(2)))
        .isEqualTo(
            """
            From 2026-01-05T10:00:00Z to 2026-01-05T11:00:00Z: 0 events

            By source and severity:
                    none

            Silenced:
                    none

            Dead letters waiting:
                    none
            """);
  }

  @Test
  void countsAllEventsAndABoundedNumberOfResources() throws Exception {
    List<EventLine> many = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      many.add(desk.event("i-" + i, "stopped", "info", 0));
    }
    // in two transactions, as one sees what the other has left
    desk.send(many.subList(0, 4_000), List.of());
    desk.send(many.subList(4_000, 6_000), List.of());
    desk.advance(1);
    summary().make(Date.from(clock.instant()));

    JsonNode told = summaries(desk.told()).get(0);
    assertThat(told.path("events").asInt()).isEqualTo(6_000);
    assertThat(told.path("resources")).hasSize(10);
  }

  @Test
  void itsMailHasTablesOfABoundedSize() throws Exception {
    List<EventLine> many = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      for (int j = 0; j <= i; j++) {
        Map<String, String> event =
            Map.of("source", "app-" + i, "id", i + "." + j, "resource", ARN + i, "state", "<b>");
        Map<String, String> whole = new HashMap<>(event);
        whole.put("severity", i % 2 == 0 ? "info" : "critical");
        many.add(EventLine.of(whole, clock.instant()));
      }
    }
    desk.send(many, List.of());
    desk.advance(1);
    deadLetters.put("Spool-DeadLetter", OptionalLong.of(3));
    summary().make(Date.from(clock.instant()));

    Worded mail = Worded.of(summaries(desk.told()).get(0));

    assertThat(mail.subject()).isEqualTo("Summary: 1,035 events of 45 sources, 3 dead letters");
    assertThat(mail.text())
        .contains("\n       45  app-44: 45 info\n", "\n       15  of 5 more sources\n")
        .doesNotContain("app-4:");
    assertThat(mail.html())
        .contains(
            ">45 info</span>",
            "<bdi>app-44</bdi>",
            ">of 5 more sources</td>",
            "<bdi>instance/44</bdi></a>",
            "on <bdi>Spool-DeadLetter</bdi>")
        .hasSizeLessThan(60_000);
    assertThat(mail.html().split("<tr>")).hasSizeLessThan(70);
  }

  private Summary summary() {
    return new Summary(database, "email", () -> deadLetters);
  }

  private static List<JsonNode> summaries(List<JsonNode> told) {
    return told.stream().filter(each -> each.path("kind").asText().equals("summary")).toList();
  }

  private static String words(JsonNode content) throws Exception {
    return written(content, "summary.txt.ftl");
  }

  private static String subject(JsonNode content) throws Exception {
    return written(content, "summary.subject.ftl").strip();
  }

  private static String written(JsonNode content, String template) throws Exception {
    Configuration templates = Templates.configuration(Settings.of(Map.of()));
    StringWriter text = new StringWriter();
    templates
        .getTemplate(template)
        .process(Map.of("body", Json.MAPPER.convertValue(content, Map.class)), text);
    return text.toString();
  }
}
