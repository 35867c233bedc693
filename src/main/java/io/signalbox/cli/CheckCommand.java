package io.signalbox.cli;

import io.signalbox.check.CheckReport;
import io.signalbox.check.TemplateCheck;
import io.signalbox.config.Settings;
import io.signalbox.runtime.Logging;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "With --template: the value of a parameter of it in place of its default, such as"
              + " Fifo=true; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (template == null && !parameters.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--parameter goes with --template");
    }
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    CheckReport report = CheckReport.of(settings);
    if (template != null) {
      report = report.with(TemplateCheck.problems(settings, template, parameters));
    }
    PrintWriter out = spec.commandLine().getOut();
    report.problems().forEach(out::println);
    out.println(report.summary());
    out.flush();
    return report.problems().isEmpty() ? 0 : 1;
  }
}
