package io.signalbox.sources;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cases.SourceCase;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the catalogue says of a source.
 *
 * @param name the name of its file without the suffix
 * @param description what it is about, in one line
 * @param sources the sources of the events that it takes: those that its pattern names, and those
 *     of its cases
 * @param types their detail-types, likewise
 * @param moreSources whether it takes events of other sources too
 * @param moreTypes whether it takes events of other detail-types too
 * @param states the states that its cases end in, by their severity; empty text for those whose
 *     severity no case tells
 */
public record CatalogueEntry(
    String name,
    String description,
    Set<String> sources,
    Set<String> types,
    boolean moreSources,
    boolean moreTypes,
    Map<String, SortedSet<String>> states) {

  private static final List<String> SEVERITIES = List.of("ok", "info", "warning", "critical", "");

  static CatalogueEntry of(SourceFile source, List<SourceCase> cases) {
    return new CatalogueEntry(
        source.name(),
        source.description(),
        names(source, PatternBranch::sources, cases, "source"),
        names(source, PatternBranch::types, cases, "detail-type"),
        open(source, PatternBranch::sources),
        open(source, PatternBranch::types),
        states(cases));
  }

  private static Set<String> names(
      SourceFile source,
      Function<PatternBranch, Names> field,
      List<SourceCase> cases,
      String fieldName) {
    Set<String> names = new LinkedHashSet<>();
    source.branches().forEach(branch -> names.addAll(field.apply(branch).exact()));
    cases.stream()
        .map(each -> each.in().path(fieldName).asText())
        .filter(name -> !name.isEmpty())
        .sorted()
        .forEach(names::add);
    return names;
  }

  private static boolean open(SourceFile source, Function<PatternBranch, Names> field) {
    return source.branches().stream().anyMatch(branch -> field.apply(branch).open());
  }

  private static Map<String, SortedSet<String>> states(List<SourceCase> cases) {
    SortedMap<String, SortedSet<String>> told = new TreeMap<>();
    for (SourceCase each : cases) {
      for (Map<String, JsonNode> event : each.out()) {
        if (event.containsKey("state")) {
          JsonNode severity = event.get("severity");
          told.computeIfAbsent(event.get("state").asText(), state -> new TreeSet<>())
              .add(severity == null ? "" : severity.asText());
        }
      }
    }
    Map<String, SortedSet<String>> states = new LinkedHashMap<>();
    for (String severity : SEVERITIES) {
      told.forEach(
          (state, severities) -> {
            if (severities.contains(severity) && (!severity.isEmpty() || severities.size() == 1)) {
              states.computeIfAbsent(severity, first -> new TreeSet<>()).add(state);
            }
          });
    }
    return states;
  }
}
