package io.signalbox.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.testing.MetricsOf.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** That the dashboard and the alerts ask for what there is. */
class ObservabilityFilesTest {

  private static final Path DIRECTORY = Path.of("src/main/observability");
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:signalbox|jvm|process|system)_[a-z0-9_]+|up)\\b(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=)");
  private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{ *([a-z_]+) *}}");
  private static final Pattern TOLD = Pattern.compile("\\{\\{ *\\$labels\\.([a-z_]+) *}}");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  private static Map<String, Family> documented;
  private static JsonNode rules;
  private static JsonNode dashboard;

  @BeforeAll
  static void read() throws IOException {
    documented = DocumentedMetrics.read();
    Object yaml =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(DIRECTORY.resolve("prometheus-rules.yaml")));
    rules = Json.MAPPER.valueToTree(yaml).at("/groups/0/rules");
    dashboard = Json.MAPPER.readTree(DIRECTORY.resolve("grafana-dashboard.json").toFile());
  }

  @Test
  void eachAlertAsksForWhatThereIsAndTellsWhatItKnows() {
    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      String expression = rule.path("expr").asText();
      Set<String> labels = labels(expression);
      for (JsonNode text : rule.path("annotations")) {
        assertThat(labels).as(text.asText()).containsAll(found(TOLD, text.asText()));
      }
    }
  }

  @Test
  void eachAlertHasTheShapeThatPrometheusTakes() {
    Set<String> names = new HashSet<>();
    for (JsonNode rule : rules) {
      assertThat(names.add(rule.path("alert").asText())).as(rule.toString()).isTrue();
      assertThat(rule.path("alert").asText()).matches("Signalbox[A-Za-z]+");
      assertThat(rule.path("expr").isTextual()).isTrue();
      assertThat(rule.path("for").asText("1m")).matches("\\d+[smhd]");
      assertThat(rule.at("/labels/severity").asText()).matches("critical|warning|info");
      assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
      assertThat(rule.at("/annotations/description").asText()).isNotBlank();
      assertThat(rule.properties())
          .extracting(Map.Entry::getKey)
          .allMatch(Set.of("alert", "expr", "for", "labels", "annotations")::contains);
    }
  }

  @Test
  void thereIsAnAlertOfEachThingThatCanGoWrong() {
    assertThat(rules.findValuesAsText("alert"))
        .contains(
            "SignalboxDown",
            "SignalboxHeartbeatMissing",
            "SignalboxSpoolFull",
            "SignalboxSpoolOld",
            "SignalboxDiskFilling",
            "SignalboxDeadLetters",
            "SignalboxDeadLettersWaiting",
            "SignalboxNotificationsOverdue",
            "SignalboxDeliveryFailing",
            "SignalboxDeliveryOutOfReach",
            "SignalboxQueueUnreachable",
            "SignalboxListenerDropping",
            "SignalboxRouteFilesRefused");
  }

  @Test
  void eachPanelAsksForWhatThereIsAndNamesWhatItShows() {
    Set<Integer> ids = new HashSet<>();
    int asked = 0;
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      for (JsonNode target : panel.path("targets")) {
        asked++;
        Set<String> labels = labels(target.path("expr").asText());
        String legend = target.path("legendFormat").asText();
        assertThat(labels).as(legend).containsAll(found(LEGEND, legend));
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
      }
    }
    assertThat(asked).isGreaterThan(20);
    for (JsonNode variable : dashboard.at("/templating/list")) {
      labels(variable.path("definition").asText());
    }
  }

  @Test
  void eachMetricOfOursIsOnTheDashboardOrInAnAlert() {
    String asked = rules + dashboard.toString();

    Set<String> shown =
        documented.keySet().stream()
            .filter(name -> name.startsWith("signalbox_") && asked.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown)
        .contains(
            "signalbox_events_in_total",
            "signalbox_events_out_total",
            "signalbox_deliveries_total",
            "signalbox_delivery_latency_seconds",
            "signalbox_heartbeat_age_seconds",
            "signalbox_aws_requests_total",
            "signalbox_queue_messages");
  }

  /** The labels of what an expression results in, whose metrics and labels must be there. */
  private static Set<String> labels(String expression) {
    Set<String> known = new TreeSet<>(OF_PROMETHEUS);
    Matcher metrics = METRIC.matcher(expression);
    while (metrics.find()) {
      Set<String> own = new TreeSet<>(labelsOf(metrics.group(1)));
      own.addAll(OF_PROMETHEUS);
      if (metrics.group(2) != null) {
        assertThat(own).as(expression).containsAll(found(MATCHER, metrics.group(2)));
      }
      known.addAll(own);
    }
    Set<String> by = new TreeSet<>();
    BY.matcher(expression).results().forEach(r -> by.addAll(Set.of(r.group(1).split(", *"))));
    assertThat(known).as(expression).containsAll(by);
    return by.isEmpty() ? known : by;
  }

  private static Set<String> labelsOf(String metric) {
    if (metric.equals("up")) {
      return Set.of();
    }
    Matcher part = PART.matcher(metric);
    Family whole = part.find() ? documented.get(part.replaceFirst("")) : null;
    if (whole != null) {
      assertThat(whole.type()).as(metric).isIn("histogram", "summary");
      Set<String> labels = new TreeSet<>(whole.labels());
      labels.add("le");
      return labels;
    }
    assertThat(documented).containsKey(metric);
    return documented.get(metric).labels();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }
}
