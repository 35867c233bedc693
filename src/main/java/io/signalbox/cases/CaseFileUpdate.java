package io.signalbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.yaml.YamlException;
import io.signalbox.yaml.YamlSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes the cases of a file expect what came of their events. Nothing but that is touched: where
 * the same number of standard events came, only the values that differ; otherwise {@code out} or
 * {@code deadLetter} as a whole.
 */
public final class CaseFileUpdate {

  /** A part of the text and what comes in its place. */
  private record Edit(int start, int end, String replacement) {}

  private final Settings settings;
  private final String text;
  private final List<SourceCase> before;
  private final YamlSpan spans;
  private final List<Edit> edits = new ArrayList<>();

  private CaseFileUpdate(Settings settings, String text) {
    this.settings = settings;
    this.text = text;
    this.before = CaseFile.read(text);
    this.spans = YamlSpan.read(text);
  }

  /** Whether a case can say what came: it has no words for some dead letters among events. */
  public static boolean isPossible(Settings settings, CaseResult result) {
    CaseOutcome outcome = result.outcome();
    boolean sayable =
        outcome.deadLetters().isEmpty()
            || outcome.deadLetters().size() == 1 && outcome.standardEvents().isEmpty();
    return sayable
        && outcome.deadLetters().stream().noneMatch(reason -> hasKey(settings, reason))
        && events(result).stream()
            .flatMap(fields -> fields.values().stream())
            .noneMatch(value -> value.isTextual() && hasKey(settings, value.asText()));
  }

  /**
   * The new text of a case file.
   *
   * @param results the cases to change and what came of them
   * @throws YamlException where that would change anything else, as with an alias
   */
  public static String of(Settings settings, String text, List<CaseResult> results) {
    CaseFileUpdate update = new CaseFileUpdate(settings, text);
    results.forEach(update::add);
    String updated = update.apply();
    update.check(updated, results);
    return updated;
  }

  private static boolean hasKey(Settings settings, String value) {
    return !RouteKeys.resolve(settings, value).equals(value);
  }

  private static List<Map<String, JsonNode>> events(CaseResult result) {
    List<Map<String, JsonNode>> events = new ArrayList<>();
    for (int i = 0; i < result.outcome().standardEvents().size(); i++) {
      List<Map<String, JsonNode>> out = result.expected().out();
      events.add(result.told(i, i < out.size() ? out.get(i).keySet() : CaseResult.FIELDS));
    }
    return events;
  }

  private void add(CaseResult result) {
    YamlSpan each = spans.items().get(index(result));
    YamlSpan out = each.field("out").orElse(null);
    int events = result.outcome().standardEvents().size();
    if (out != null && out.items().size() == events && result.outcome().deadLetters().isEmpty()) {
      result.differences().forEach(difference -> changeValue(out, difference));
    } else {
      changeAll(each, out == null ? each.field("deadLetter").orElseThrow() : out, result);
    }
  }

  private int index(CaseResult result) {
    List<String> names = before.stream().map(SourceCase::name).toList();
    return names.indexOf(result.expected().name());
  }

  /** {@code out[1].state}. */
  private void changeValue(YamlSpan out, Difference difference) {
    String[] name = difference.field().split("[\\[\\].]+");
    YamlSpan event = out.items().get(Integer.parseInt(name[1]));
    YamlSpan value = event.field(name[2]).orElseThrow();
    edits.add(new Edit(value.valueStart(), value.end(), CaseText.value(difference.actual())));
  }

  private void changeAll(YamlSpan each, YamlSpan part, CaseResult result) {
    CaseText style =
        new CaseText(part.column(), part.flow() && !part.items().isEmpty(), each.flow());
    String replacement =
        result.outcome().deadLetters().isEmpty()
            ? style.out(written(result))
            : style.deadLetter(result.outcome().deadLetters().get(0));
    String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    edits.add(new Edit(part.start(), part.end(), replacement.replace("\n", lineBreak)));
  }

  /** What came, with the keys of the values that were as expected. */
  private List<Map<String, JsonNode>> written(CaseResult result) {
    List<Map<String, JsonNode>> expected = result.expected().out();
    List<Map<String, JsonNode>> raw = before.get(index(result)).out();
    List<Map<String, JsonNode>> events = events(result);
    for (int i = 0; i < Math.min(expected.size(), events.size()); i++) {
      Map<String, JsonNode> wanted = expected.get(i);
      Map<String, JsonNode> written = raw.get(i);
      events
          .get(i)
          .replaceAll(
              (field, value) -> value.equals(wanted.get(field)) ? written.get(field) : value);
    }
    return events;
  }

  private String apply() {
    StringBuilder updated = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> updated.replace(edit.start(), edit.end(), edit.replacement()));
    return updated.toString();
  }

  private void check(String updated, List<CaseResult> results) {
    Map<String, CaseResult> byName =
        results.stream().collect(Collectors.toMap(each -> each.expected().name(), each -> each));
    List<SourceCase> after = CaseFile.read(updated);
    boolean well = after.size() == before.size();
    for (int i = 0; well && i < after.size(); i++) {
      CaseResult result = byName.get(before.get(i).name());
      well =
          result == null
              ? same(before.get(i), after.get(i))
              : before.get(i).in().equals(after.get(i).in()) && fits(after.get(i), result);
    }
    if (!well) {
      throw new YamlException(
          results.get(0).expected().line(), "cannot be updated by itself: change it by hand");
    }
  }

  private boolean fits(SourceCase after, CaseResult result) {
    SourceCase resolved = CaseRunner.resolved(settings, after);
    return new CaseResult(resolved, result.outcome()).passed();
  }

  private static boolean same(SourceCase one, SourceCase other) {
    return Json.MAPPER.valueToTree(one.out()).equals(Json.MAPPER.valueToTree(other.out()))
        && one.in().equals(other.in())
        && one.name().equals(other.name())
        && one.odd() == other.odd()
        && Objects.equals(one.deadLetter(), other.deadLetter());
  }
}
