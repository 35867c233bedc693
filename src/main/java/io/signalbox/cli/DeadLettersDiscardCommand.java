package io.signalbox.cli;

import io.signalbox.runtime.DeadLetterQueues;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox dead-letters discard}: for good. */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = "Removes dead letters for good. With --all it needs --queue and --yes.")
final class DeadLettersDiscardCommand implements Callable<Integer> {

  @ParentCommand private DeadLettersCommand parent;

  @Spec private CommandSpec spec;

  @Mixin private DeadLetterSelection selection;

  @Option(names = "--yes", description = "With --all: that all are meant.")
  private boolean yes;

  @Override
  public Integer call() {
    selection.check(spec);
    selection.checkDiscard(spec, yes);
    PrintWriter out = spec.commandLine().getOut();
    try (DeadLetterQueues queues = parent.open(selection.queue())) {
      int count =
          selection.forEach(
              queues.all(),
              (queue, ids, done) ->
                  queue.discard(
                      ids,
                      letter -> {
                        out.printf("%s  %s%n", letter.id(), letter.queue());
                        out.flush();
                        done.accept(letter);
                      }));
      out.printf("discarded: %d%n", count);
    }
    out.flush();
    return 0;
  }
}
