package io.signalbox.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox new}: files to begin with. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes files to begin with.",
    subcommands = NewSourceCommand.class)
final class NewCommand implements Runnable {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "new what? There is: source");
  }

  SettingsOptions options() {
    return signalbox.options();
  }
}
