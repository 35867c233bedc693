package io.signalbox.cases;

import io.signalbox.config.Settings;
import io.signalbox.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the cases of some files and tells of each that fails. */
public final class CaseRun {

  /** What is told while it runs. */
  public interface Listener {

    /** A case whose event did not become what it expects. */
    void failed(String file, CaseResult result);

    /**
     * A file that is no list of cases.
     *
     * @param line the line that is wrong, counted from 1
     */
    void unreadable(String file, int line, String problem);
  }

  private final Map<String, List<CaseResult>> failures = new LinkedHashMap<>();
  private int cases;
  private int unreadable;

  /**
   * Runs them.
   *
   * @param texts the texts of case files by their paths
   * @throws RuntimeException where the routes do not start
   */
  public static CaseRun of(Settings settings, Map<String, String> texts, Listener listener) {
    CaseRun run = new CaseRun();
    Map<String, List<SourceCase>> read = run.read(texts, listener);
    try (CaseRunner runner = new CaseRunner(settings)) {
      read.forEach((file, each) -> each.forEach(one -> run.run(runner, file, one, listener)));
    }
    return run;
  }

  /** How many cases ran. */
  public int cases() {
    return cases;
  }

  /** The cases that failed, by their files. */
  public Map<String, List<CaseResult>> failures() {
    return failures;
  }

  /** How many cases failed, and files that have none to run. */
  public int failed() {
    return unreadable + failures.values().stream().mapToInt(List::size).sum();
  }

  private Map<String, List<SourceCase>> read(Map<String, String> texts, Listener listener) {
    Map<String, List<SourceCase>> read = new LinkedHashMap<>();
    texts.forEach(
        (file, text) -> {
          try {
            read.put(file, CaseFile.read(text));
          } catch (YamlException e) {
            unreadable++;
            listener.unreadable(file, e.line(), e.getMessage());
          }
        });
    return read;
  }

  private void run(CaseRunner runner, String file, SourceCase each, Listener listener) {
    CaseResult result = runner.result(each);
    cases++;
    if (!result.passed()) {
      failures.computeIfAbsent(file, key -> new ArrayList<>()).add(result);
      listener.failed(file, result);
    }
  }
}
