package io.signalbox.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagram of our own routes, and of a few made up. */
class TopologyTest {

  private static final Path PAGE = Path.of("routes/README.md");
  private static final Topology OWN = Topology.read(Settings.of(Map.of()));

  @TempDir Path directory;

  @Test
  void thePageOfTheRoutesDrawsThemAsTheyAre() throws IOException {
    String text = Files.readString(PAGE);

    assertThat(text)
        .as("%s is stale; java -jar target/signalbox.jar topology --update %s", PAGE, PAGE)
        .isEqualTo(Diagram.update(text, OWN));
  }

  @Test
  void whatAwsSaysReachesMachinesAndPeople() {
    Set<String> reached = reachedFrom("queue AwsServiceEvents");

    assertThat(reached)
        .contains(
            "source-aws-ec2-instance",
            "topic OrgResourceEvents",
            "delivery-csv-file",
            "channel-eventbridge",
            "topic OrgResourceEventsNotification",
            "delivery-email-ses",
            "delivery-email-smtp",
            "delivery-outbox",
            "delivery-slack",
            "delivery-slack-bot",
            "delivery-target",
            "delivery-zoom",
            "delivery-pagerduty")
        .doesNotContain("intake-spool");
    assertThat(reachedFrom("intake-syslog-udp")).contains("queue Spool", "delivery-slack");
    assertThat(reachedFrom("queue OrgResourceEvents")).containsOnly("delivery-csv-file");
  }

  @Test
  void whatAKeyNamesIsDrawnAsOptional() {
    assertThat(OWN.wires())
        .filteredOn(Wire::optional)
        .extracting(wire -> wire.from().name(), wire -> wire.to().name())
        .containsExactlyInAnyOrder(
            tuple("channel-recipients", "channel-cloudevents"),
            tuple("channel-recipients", "channel-eventbridge"));
  }

  @Test
  void aFlowchartHasAPlaceForEachRouteAndOneForAllSources() throws IOException {
    write("intake/a.camel.yaml", "intake-a", "timer:a", "bus:events");
    write("sources/b.camel.yaml", "source-b", "bus:events", "direct:standard-events");
    write("sources/c.camel.yaml", "source-c", "bus:events", "direct:standard-events");
    write("channel/d.camel.yaml", "channel-d", "direct:standard-events", "{{channel.spool.out}}");

    Topology topology =
        Topology.read(Settings.of(Map.of("routes.directory", directory.toString())));

    assertThat(Diagram.of(topology))
        .isEqualTo(
            """
            flowchart LR
              c_queue_Spool[("queue Spool")]
              subgraph channel
                r_channel_d["channel-d"]
              end
              subgraph intake
                r_intake_a["intake-a"]
              end
              subgraph sources
                r_all_sources["all sources (2 routes)"]
              end
              r_all_sources --> r_channel_d
              r_channel_d --> c_queue_Spool
              r_intake_a --> r_all_sources
            """);
  }

  private void write(String file, String id, String from, String to) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        """
        - route:
            id: %s
            from:
              uri: %s
              steps:
                - to:
                    uri: "%s"
        """
            .formatted(id, from, to));
  }

  private static Set<String> reachedFrom(String start) {
    Map<String, List<String>> next =
        OWN.wires().stream()
            .collect(
                Collectors.groupingBy(
                    wire -> wire.from().name(),
                    Collectors.mapping(wire -> wire.to().name(), Collectors.toList())));
    Set<String> reached = new TreeSet<>();
    Deque<String> waiting = new ArrayDeque<>(next.getOrDefault(start, List.of()));
    while (!waiting.isEmpty()) {
      String each = waiting.remove();
      if (reached.add(each)) {
        waiting.addAll(next.getOrDefault(each, List.of()));
      }
    }
    return reached;
  }
}
