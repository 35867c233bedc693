package io.signalbox.cli;

import io.signalbox.authoring.Sample;
import io.signalbox.config.Settings;
import io.signalbox.event.Text;
import io.signalbox.match.MatchReport;
import io.signalbox.match.Verdict;
import io.signalbox.runtime.Logging;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox match}: which rules take an event, and why the others do not. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description =
        "Prints the rules of bus:events that an event calls, in their order, and for every other"
            + " rule of its source, the nearest first, which fields do not fit. No route runs. Ends"
            + " with exit code 0 if a rule is called, 1 if none is.")
final class MatchCommand implements Callable<Integer> {

  private static final int LONGEST_LINE = 1024;

  @ParentCommand private SignalboxCommand signalbox;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "FILE",
      description = "An EventBridge event or a CloudEvent; - for standard input.")
  private String event;

  @Option(names = "--all", description = "Tell of the rules of all other sources too.")
  private boolean all;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    MatchReport report = MatchReport.of(settings, Sample.read(event, System.in).event());
    PrintWriter out = spec.commandLine().getOut();
    report.problems().forEach(each -> out.println(Text.line(each, LONGEST_LINE)));
    report.called().forEach(each -> out.println(called(each)));
    List<Verdict> shown =
        report.others().stream().filter(each -> all || each.sourceFits()).toList();
    shown.forEach(each -> out.println(Text.line(other(each), LONGEST_LINE)));
    int hidden = report.others().size() - shown.size();
    if (hidden > 0) {
      out.println(hidden + " more take other sources (--all tells of them too)");
    }
    out.flush();
    return report.called().isEmpty() ? 1 : 0;
  }

  private static String called(Verdict each) {
    return each.rule().name()
        + (each.rule().fallback() ? ": matches, as a fallback: no other rule does" : ": matches");
  }

  private static String other(Verdict each) {
    String fallback = each.rule().fallback() ? " (a fallback)" : "";
    return "%s%s: %s"
        .formatted(
            each.rule().name(),
            fallback,
            each.matches()
                ? "is not called, since another rule matches"
                : String.join("; ", each.reasons()));
  }
}
