package io.signalbox.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.Settings;
import io.signalbox.event.StandardEvent;
import io.signalbox.yaml.YamlException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseFileUpdateTest {

  private static final Settings SETTINGS = Settings.of(Map.of("source.example-app.site", "berlin"));

  private static final String TEXT =
      """
      # 😀 of all cases
      - name: "the first, ü"   # has a name
        in: {source: a, detail-type: b}
        out:
          # what comes of it
          - state: old # before
            summary: >-
              two
              lines

            severity:   "ok"   # last
          - {state: other, resource: "arn:onprem:{{source.example-app.site}}"}

      # between
      - {name: second, in: {source: a, detail-type: b}, out: [{state: old}]} # flow
      - in: {source: a, detail-type: b}
        deadLetter: |
          a reason
          # that is text
        name: third
      """;

  @Test
  void onlyTheValuesThatDifferAreChanged() {
    assertThat(
            updated(
                TEXT,
                result("the first, ü", event("new: #1", "warning"), event("other", "info")),
                result("second", event("b", "ok"))))
        .isEqualTo(
            TEXT.replace("state: old # before", "state: \"new: #1\" # before")
                .replace(">-\n        two\n        lines", "s")
                .replace("\"ok\"", "warning")
                .replace("[{state: old}]", "[{state: b}]"));
  }

  @Test
  void anotherNumberOfEventsChangesOutAsAWhole() {
    assertThat(updated(TEXT, result("the first, ü", event("new", "ok"))))
        .contains(
            """
              in: {source: a, detail-type: b}
              out:
                - state: new
                  summary: s
                  severity: ok

            # between
            """);
    assertThat(updated(TEXT, result("second", event("x", "ok"), event("z", "info"))))
        .contains(
            "out: [{state: x}, {source: a, resource: \"arn:onprem:berlin\", state: z,"
                + " severity: info, summary: s}]} # flow\n");
    assertThat(updated(TEXT, result("second"))).contains("out: []} # flow\n");
  }

  @Test
  void aDeadLetterTakesThePlaceOfOutAndTheOtherWayRound() {
    String updated =
        updated(
            TEXT,
            dead("the first, ü", "x is missing"),
            dead("second", "a: \"b\""),
            result("third", event("x", "ok")));
    assertThat(updated)
        .contains("b}\n  deadLetter: x is missing\n\n# between\n")
        .contains("deadLetter: \"a: \\\"b\\\"\"} # flow\n")
        .endsWith(
            """
            - in: {source: a, detail-type: b}
              out:
                - source: a
                  resource: "arn:onprem:berlin"
                  state: x
                  severity: ok
                  summary: s
              name: third
            """);
    assertThat(updated(TEXT, dead("third", "another")))
        .isEqualTo(TEXT.replace("|\n    a reason\n    # that is text", "another"));
  }

  @Test
  void aKeyStaysWhereItsValueIsAsExpected() {
    String updated =
        updated(
            TEXT,
            result("the first, ü", event("old", "ok"), event("new", "ok"), event("third", "ok")));
    assertThat(updated)
        .contains("- state: new\n      resource: \"arn:onprem:{{source.example-app.site}}\"");
  }

  @Test
  void theLineBreaksOfTheFileAreKept() {
    String windows = TEXT.replace("\n", "\r\n");
    assertThat(updated(windows, result("the first, ü", event("new", "ok"))))
        .contains("out:\r\n    - state: new\r\n      summary: s\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void whatAnotherCaseSharesIsNotChanged() {
    String shared =
        """
        - name: one
          in: {source: a}
          out: &both [{state: old}]
        - name: two
          in: {source: a}
          out: *both
        """;
    assertThatThrownBy(() -> updated(shared, result("two", event("new", "ok"))))
        .isInstanceOf(YamlException.class)
        .hasMessage("cannot be updated by itself: change it by hand");
  }

  @Test
  void whatNoCaseCanSayIsNotPossible() {
    CaseResult both =
        new CaseResult(
            expected(TEXT, "second"), new CaseOutcome(List.of(event("a", "ok")), List.of("b")));
    assertThat(CaseFileUpdate.isPossible(SETTINGS, both)).isFalse();
    assertThat(CaseFileUpdate.isPossible(SETTINGS, dead("second", "{{source.example-app.site}}")))
        .isFalse();
    assertThat(CaseFileUpdate.isPossible(SETTINGS, dead("second", "{{unknown}} }}"))).isTrue();
  }

  private static String updated(String text, CaseResult... results) {
    List<CaseResult> all =
        List.of(results).stream()
            .map(each -> new CaseResult(expected(text, each.expected().name()), each.outcome()))
            .toList();
    return CaseFileUpdate.of(SETTINGS, text, all);
  }

  private static SourceCase expected(String text, String name) {
    return CaseFile.read(text).stream()
        .filter(each -> each.name().equals(name))
        .map(each -> CaseRunner.resolved(SETTINGS, each))
        .findFirst()
        .orElseThrow();
  }

  private static CaseResult result(String name, StandardEvent... events) {
    return new CaseResult(named(name), new CaseOutcome(List.of(events), List.of()));
  }

  private static CaseResult dead(String name, String reason) {
    return new CaseResult(named(name), new CaseOutcome(List.of(), List.of(reason)));
  }

  private static SourceCase named(String name) {
    return new SourceCase(name, 1, null, false, List.of(), null);
  }

  private static StandardEvent event(String state, String severity) {
    StandardEvent event = new StandardEvent();
    event.setSource("a");
    event.setResource("arn:onprem:berlin");
    event.setState(state);
    event.setSeverity(severity);
    event.setSummary("s");
    return event;
  }
}
