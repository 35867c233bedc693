package io.signalbox.cli;

import io.signalbox.config.Settings;
import io.signalbox.runtime.DeadLetterQueues;
import io.signalbox.runtime.Logging;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox dead-letters}: what could not go on, and what to do with it. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description =
        "Lists, shows, replays or discards the events that could not go on. A broker in the process"
            + " (no broker.url) must be stopped first: nobody else can open its journal.",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersReplayCommand.class,
      DeadLettersDiscardCommand.class
    })
final class DeadLettersCommand implements Runnable {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, show, replay or discard?");
  }

  /** Opens the queue of that name, or all where it is null, and tells which are left out. */
  DeadLetterQueues open(String queue) {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    DeadLetterQueues queues = new DeadLetterQueues(settings, queue);
    PrintWriter err = spec.commandLine().getErr();
    queues.notes().forEach(note -> err.println("signalbox: " + note));
    err.flush();
    return queues;
  }
}
