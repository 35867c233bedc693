package io.signalbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox silence expire}. */
@Command(
    name = "expire",
    mixinStandardHelpOptions = true,
    description = "Ends silences now. People are told of the problems that are still there.")
final class SilenceExpireCommand implements Callable<Integer> {

  @ParentCommand private SilenceCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "As list prints it.")
  private List<String> names;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String name : names) {
      out.println(SilenceText.line(parent.desk().expire(name)));
      out.flush();
    }
    return 0;
  }
}
