package io.signalbox.cli;

import io.signalbox.runtime.DeadLetterQueues;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox dead-letters replay}: once more, from where they failed. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Puts the original messages back on the queues that they failed on, the oldest of each"
            + " first, and takes each from the dead letters once it is there. On a FIFO queue each"
            + " comes behind what it has of that resource.")
final class DeadLettersReplayCommand implements Callable<Integer> {

  @ParentCommand private DeadLettersCommand parent;

  @Spec private CommandSpec spec;

  @Mixin private DeadLetterSelection selection;

  @Override
  public Integer call() {
    selection.check(spec);
    PrintWriter out = spec.commandLine().getOut();
    try (DeadLetterQueues queues = parent.open(selection.queue())) {
      int count =
          selection.forEach(
              queues.all(),
              (queue, ids, done) ->
                  queue.replay(
                      ids,
                      letter -> {
                        out.printf("%s  %s -> %s%n", letter.id(), letter.queue(), queue.failedOn());
                        out.flush();
                        done.accept(letter);
                      }));
      out.printf("replayed: %d%n", count);
    }
    out.flush();
    return 0;
  }
}
