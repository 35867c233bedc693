package io.signalbox.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.TestData;
import io.signalbox.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {

  @Test
  void tellsHowEachCaseDiffersWhateverIsIgnored() throws Exception {
    Map<String, List<String>> differences =
        run(
            "differing.cases.yaml",
            Settings.of(Map.of("channel.ignore.patterns", "[{\"source\":[\"aws.ec2\"]}]")));

    assertThat(differences)
        .containsExactly(
            Map.entry(
                "two fields differ",
                List.of(
                    "out[0].state: expected \"running\", got \"stopped\"",
                    "out[0].severity: expected \"ok\", got \"warning\"")),
            Map.entry(
                "one standard event where two are expected",
                List.of("expected 2 standard events, got 1 standard event")),
            Map.entry(
                "a standard event where a dead letter is expected",
                List.of("expected dead letter \"detail.state is missing\", got 1 standard event")),
            Map.entry(
                "a dead letter where none is expected",
                List.of("expected 1 standard event, got dead letter \"detail.state is missing\"")),
            Map.entry(
                "a dead letter of another reason",
                List.of(
                    "expected dead letter \"detail.state is missing\","
                        + " got dead letter \"detail.instance-id is missing\"")),
            Map.entry(
                "an envelope that no intake takes",
                List.of("expected no standard event, got dead letter \"detail-type is missing\"")));
  }

  @Test
  void aKeyInAnExpectationHasTheValueThatTheRoutesSee() throws Exception {
    Map<String, List<String>> differences =
        run("key.cases.yaml", Settings.of(Map.of("source.example-app.site", "berlin")));

    assertThat(differences).containsExactly(Map.entry("the site is a key", List.of()));
  }

  private static Map<String, List<String>> run(String file, Settings settings) throws Exception {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    try (CaseRunner runner = new CaseRunner(settings)) {
      for (SourceCase each : CaseFile.read(TestData.text(CaseRunnerTest.class, file))) {
        differences.put(each.name(), runner.run(each));
      }
    }
    return differences;
  }
}
