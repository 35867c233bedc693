package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cases.CaseFile;
import io.signalbox.cases.CaseOutcome;
import io.signalbox.cases.CaseRunner;
import io.signalbox.cases.SourceCase;
import io.signalbox.check.CheckReport;
import io.signalbox.check.Problem;
import io.signalbox.config.Settings;
import io.signalbox.match.BusRule;
import io.signalbox.match.BusRules;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A new source: its route, guessed from a sample, and the cases that show what it makes of it.
 *
 * @param route the route file
 * @param cases the file with its cases
 * @param alsoTakes the rules that take the sample's event already
 */
public record NewSource(Path route, Path cases, List<String> alsoTakes) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*");
  private static final int LONGEST_NAME = 100;

  /**
   * Writes the two files, or nothing where the source does not work.
   *
   * @param settings those to try the source with; the files are written to their {@code
   *     routes.directory}
   * @param force whether files that are there may be overwritten
   * @throws AuthoringException for the reason that there is no new source
   */
  public static NewSource write(Settings settings, String name, Sample sample, boolean force)
      throws IOException {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
      throw new AuthoringException(
          "%s: a name is small letters and digits, with - between them".formatted(name));
    }
    Path sources = directory(settings).resolve(RouteFileName.SOURCES);
    Path route = sources.resolve(name + RouteFiles.SUFFIX);
    Path cases = sources.resolve(name + RouteFiles.CASES_SUFFIX);
    for (Path file : List.of(route, cases)) {
      if (Files.exists(file) && !force) {
        throw new AuthoringException(file + ": is there already; --force overwrites it");
      }
    }
    JsonNode event = sample.event();
    String routeText = new SourceDraft(name, event).route();
    List<BusRule> others = others(settings, name, event);
    String casesText = tried(settings, name, routeText, event, others);
    Files.createDirectories(sources);
    // the route last: a running Signalbox takes it up
    TextFile.write(cases, casesText);
    TextFile.write(route, routeText);
    return new NewSource(route, cases, others.stream().map(BusRule::name).toList());
  }

  /** With a directory of one source, those inside the jar would no longer run. */
  private static Path directory(Settings settings) {
    Path directory = Path.of(settings.get("routes.directory"));
    if (!Files.isDirectory(directory)) {
      throw new AuthoringException(
          directory
              + ": no such directory; `jar xf signalbox.jar routes` takes the jar's out of it");
    }
    return directory;
  }

  private static List<BusRule> others(Settings settings, String name, JsonNode event) {
    return BusRules.read(settings).rules().stream()
        .filter(rule -> !rule.fallback() && !rule.name().equals("source-" + name))
        .filter(rule -> rule.takes(event))
        .toList();
  }

  /** The text of the case file, once the source has shown that it works. */
  private static String tried(
      Settings settings, String name, String route, JsonNode event, List<BusRule> others)
      throws IOException {
    Path trial = Files.createTempDirectory("signalbox-new-");
    Path file = trial.resolve(RouteFileName.SOURCES).resolve(name + RouteFiles.SUFFIX);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, route);
      String uri = "file:" + file;
      for (Problem problem : CheckReport.ofFile(settings, uri, route)) {
        throw new AuthoringException("no source can be made of it: " + problem.message());
      }
      List<String> uris = new ArrayList<>(List.of(uri));
      others.forEach(rule -> uris.add(rule.file()));
      return run(settings, uris, event);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
      Files.deleteIfExists(trial);
    }
  }

  private static String run(Settings settings, List<String> uris, JsonNode event) {
    CaseDraft draft = new CaseDraft(settings);
    SourceCase sample = CaseDraft.of(event);
    SourceCase empty = CaseDraft.empty(event);
    try (CaseRunner runner = new CaseRunner(settings, uris)) {
      CaseOutcome outcome = runner.result(sample).outcome();
      for (String reason : outcome.deadLetters()) {
        throw new AuthoringException("no source can be made of it: " + reason);
      }
      String text =
          draft.text(sample, outcome) + draft.deadLetterText(empty, runner.result(empty).outcome());
      verify(runner, text);
      return text;
    }
  }

  private static void verify(CaseRunner runner, String text) {
    try {
      for (SourceCase each : CaseFile.read(text)) {
        for (String difference : runner.run(each)) {
          throw new AuthoringException("no case can be made of it: " + difference);
        }
      }
    } catch (YamlException e) {
      throw new AuthoringException("no case can be made of it: " + e.getMessage());
    }
  }
}
