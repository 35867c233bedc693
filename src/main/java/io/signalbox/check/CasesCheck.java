package io.signalbox.check;

import io.signalbox.cases.CaseFile;
import io.signalbox.cases.CaseRunner;
import io.signalbox.cases.SourceCase;
import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** That every source has cases, and does with them what they say. */
final class CasesCheck {

  private final Settings settings;
  private final Map<String, List<SourceCase>> cases = new TreeMap<>();

  CasesCheck(Settings settings) {
    this.settings = settings;
  }

  /** How many cases have been read. */
  int count() {
    return cases.values().stream().mapToInt(List::size).sum();
  }

  /** Reads the cases, and tells which sources have none. */
  void read(Set<String> routes, Problems problems) {
    Map<String, String> texts = RouteFiles.findCases(settings.get("routes.directory")).texts();
    for (String source : sources(routes)) {
      if (!texts.containsKey(source.replace(RouteFiles.SUFFIX, RouteFiles.CASES_SUFFIX))) {
        RouteFileName file = RouteFileName.of(source);
        problems.add(
            new Problem(
                file.path(),
                0,
                "has no cases: %s%s is missing".formatted(file.name(), RouteFiles.CASES_SUFFIX)));
      }
    }
    texts.forEach((uri, text) -> read(RouteFileName.of(uri).path(), text, problems));
  }

  /**
   * Runs the cases that have been read.
   *
   * @throws RuntimeException where the routes do not start
   */
  void run(Problems problems) {
    try (CaseRunner runner = new CaseRunner(settings)) {
      cases.forEach((path, each) -> each.forEach(one -> run(runner, path, one, problems)));
    }
  }

  private void read(String path, String text, Problems problems) {
    try {
      cases.put(path, CaseFile.read(text));
    } catch (YamlException e) {
      problems.add(new Problem(path, e.line(), e.getMessage()));
    }
  }

  private static void run(CaseRunner runner, String path, SourceCase each, Problems problems) {
    for (String difference : runner.run(each)) {
      problems.add(
          new Problem(path, each.line(), "case \"%s\": %s".formatted(each.name(), difference)));
    }
  }

  private static Set<String> sources(Set<String> routes) {
    return routes.stream()
        .filter(uri -> RouteFileName.of(uri).isSource())
        .collect(Collectors.toSet());
  }
}
