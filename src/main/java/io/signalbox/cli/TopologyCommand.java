package io.signalbox.cli;

import io.signalbox.topology.Diagram;
import io.signalbox.topology.Topology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox topology}: the diagram of the routes. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    description =
        "Draws the routes of routes.directory and their channels, as a Mermaid flowchart.")
final class TopologyCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Option(
      names = "--update",
      paramLabel = "FILE",
      description = "Draw it anew in a Markdown file that has it.")
  private Path update;

  @Override
  public Integer call() {
    Topology topology = Topology.read(signalbox.options().load());
    if (update == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(Diagram.of(topology));
      out.flush();
      return 0;
    }
    UpdatedFile.write(update, old -> Diagram.update(old, topology));
    return 0;
  }
}
