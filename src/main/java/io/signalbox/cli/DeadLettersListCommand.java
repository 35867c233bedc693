package io.signalbox.cli;

import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLetterQueue;
import io.signalbox.runtime.DeadLetterQueues;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox dead-letters list}: a line for each. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Prints a line for each dead letter, the oldest of each queue first: id, queue, when it"
            + " failed, the event's id, the hop and the reason, with - for what is not known; then"
            + " how many there are on each queue. All stay where they are. Of each resource, a FIFO"
            + " queue shows ten at most.")
final class DeadLettersListCommand implements Callable<Integer> {

  @ParentCommand private DeadLettersCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUEUE",
      description = "The channel, queue or dead-letter queue; all of them where not given.")
  private String queue;

  @Option(names = "--json", description = "Print each as a line of JSON, and nothing else.")
  private boolean json;

  private static String count(DeadLetterQueue queue, int seen) {
    int total = queue.total().orElse(seen);
    String count = "%s: %d".formatted(queue.name(), seen);
    return total > seen
        ? count + " of about %d; of each resource the first ten".formatted(total)
        : count;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Function<DeadLetter, String> line = json ? DeadLetterText::json : DeadLetterText::line;
    List<String> counts = new ArrayList<>();
    try (DeadLetterQueues queues = parent.open(queue)) {
      for (DeadLetterQueue each : queues.all()) {
        List<DeadLetter> letters = each.list();
        letters.stream().map(line).forEach(out::println);
        counts.add(count(each, letters.size()));
      }
    }
    if (!json) {
      counts.forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
