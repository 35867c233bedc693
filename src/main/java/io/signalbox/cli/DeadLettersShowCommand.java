package io.signalbox.cli;

import io.signalbox.deadletters.DeadLetter;
import io.signalbox.deadletters.DeadLettersException;
import io.signalbox.runtime.DeadLetterQueues;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox dead-letters show}: everything of one. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Prints a dead letter's attributes, an empty line, and the original message as it came.")
final class DeadLettersShowCommand implements Callable<Integer> {

  @ParentCommand private DeadLettersCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "As list prints it.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (DeadLetterQueues queues = parent.open(null)) {
      DeadLetter letter =
          queues.all().stream()
              .flatMap(queue -> queue.list().stream())
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> new DeadLettersException(id + ": no such dead letter"));
      out.println(DeadLetterText.all(letter));
    }
    out.flush();
    return 0;
  }
}
