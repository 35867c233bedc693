package io.signalbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox silence list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Prints a line for each silence: its name, whether it is on, waiting or over, its times, how"
            + " many events it has silenced, author, reason and pattern; and below it the event"
            + " that it silenced last.")
final class SilenceListCommand implements Callable<Integer> {

  @ParentCommand private SilenceCommand parent;

  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "Those too that ended within the last 30 days.")
  private boolean all;

  @Option(names = "--json", description = "Print each as a line of JSON, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode silence : parent.desk().list()) {
      if (all || !silence.path("status").asText().equals("over")) {
        print(silence, out);
      }
    }
    out.flush();
    return 0;
  }

  private void print(JsonNode silence, PrintWriter out) {
    if (json) {
      out.println(silence);
      return;
    }
    out.println(SilenceText.line(silence));
    String latest = SilenceText.latest(silence);
    if (!latest.isEmpty()) {
      out.println(latest);
    }
  }
}
