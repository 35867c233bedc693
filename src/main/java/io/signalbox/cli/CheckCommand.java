package io.signalbox.cli;

import io.signalbox.check.CheckReport;
import io.signalbox.check.TemplateCheck;
import io.signalbox.config.Settings;
import io.signalbox.runtime.Logging;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox check}: all that is wrong with the routes, and the cases of the sources. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks every route file of routes.directory, runs the cases of the sources, prints all"
            + " that is wrong as file:line: message, and ends with exit code 0 if nothing is.")
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "A CloudFormation template, to check too that its topics and queues are those of the"
              + " settings.")
  private Path template;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    CheckReport report = CheckReport.of(settings);
    if (template != null) {
      report = report.with(TemplateCheck.problems(settings, template));
    }
    PrintWriter out = spec.commandLine().getOut();
    report.problems().forEach(out::println);
    out.println(report.summary());
    out.flush();
    return report.problems().isEmpty() ? 0 : 1;
  }
}
