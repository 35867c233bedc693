package io.signalbox.cli;

import io.signalbox.authoring.TextFile;
import io.signalbox.cases.CaseFileUpdate;
import io.signalbox.cases.CaseFiles;
import io.signalbox.cases.CaseResult;
import io.signalbox.cases.CaseRun;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import io.signalbox.runtime.Logging;
import io.signalbox.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox test}: the cases of sources, and how what came differs. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Runs the cases of the sources through the real routes, prints how what came differs from"
            + " what was expected (- expected, + came), and ends with exit code 0 if nothing does.")
final class TestCommand implements Callable<Integer>, CaseRun.Listener {

  @ParentCommand private SignalboxCommand signalbox;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Case files (*.cases.yaml), route files (*.camel.yaml) that have one beside them, or"
              + " directories; all of routes.directory where not given.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--update",
      description =
          "Has the failing cases expect what came; the rest of their files stays as it is.")
  private boolean update;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    Map<String, String> texts = CaseFiles.find(settings, paths);
    CaseRun run = CaseRun.of(settings, texts, this);
    int updated = 0;
    if (update) {
      for (String file : run.failures().keySet()) {
        updated += update(settings, file, texts.get(file), run.failures().get(file));
      }
    }
    out().println(summary(texts.size(), run, updated));
    out().flush();
    return run.failed() == updated ? 0 : 1;
  }

  @Override
  public void failed(String file, CaseResult result) {
    out().printf("%s:%d: %s%n", file, result.expected().line(), name(result));
    result
        .differences()
        .forEach(difference -> difference.lines().forEach(line -> out().println("    " + line)));
  }

  @Override
  public void unreadable(String file, int line, String problem) {
    out().printf("%s:%d: %s%n", file, line, Text.line(problem));
  }

  /** How many cases of a file now expect what came. */
  private int update(Settings settings, String file, String text, List<CaseResult> failures)
      throws IOException {
    List<CaseResult> possible =
        failures.stream().filter(each -> CaseFileUpdate.isPossible(settings, each)).toList();
    failures.stream()
        .filter(each -> !possible.contains(each))
        .forEach(each -> notUpdated(file, each.expected().line(), "no case can expect this"));
    if (possible.isEmpty()) {
      return 0;
    }
    if (!Files.exists(Path.of(file))) {
      notUpdated(file, possible.get(0).expected().line(), "is inside the jar");
      return 0;
    }
    try {
      TextFile.write(Path.of(file), CaseFileUpdate.of(settings, text, possible));
    } catch (YamlException e) {
      notUpdated(file, e.line(), e.getMessage());
      return 0;
    }
    possible.forEach(each -> out().printf("%s: updated: %s%n", file, name(each)));
    return possible.size();
  }

  private void notUpdated(String file, int line, String why) {
    out().printf("%s:%d: not updated: %s%n", file, line, why);
  }

  private static String summary(int files, CaseRun run, int updated) {
    String failed = run.failed() == 0 ? "all well" : run.failed() + " failed";
    return "%s in %s: %s%s"
        .formatted(
            count(run.cases(), "case"),
            count(files, "file"),
            failed,
            updated == 0 ? "" : ", " + updated + " updated");
  }

  private static String count(int number, String noun) {
    return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
  }

  private static String name(CaseResult result) {
    return Text.line(result.expected().name());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
