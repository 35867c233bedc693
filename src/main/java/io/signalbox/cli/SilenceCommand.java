package io.signalbox.cli;

import io.signalbox.config.Settings;
import io.signalbox.notification.group.SilenceDesk;
import io.signalbox.runtime.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox silence}: what people are not told of for some time. */
@Command(
    name = "silence",
    mixinStandardHelpOptions = true,
    description =
        "Adds, lists or ends silences: what people are not told of for some time. A running"
            + " Signalbox, and all that share its database, know of it at once. Those of"
            + " notifications.silences-file are listed too, and changed there.",
    subcommands = {SilenceAddCommand.class, SilenceListCommand.class, SilenceExpireCommand.class})
final class SilenceCommand implements Runnable {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "add, list or expire?");
  }

  Settings settings() {
    Logging.level("ERROR");
    return signalbox.options().load();
  }

  SilenceDesk desk() {
    return SilenceDesk.of(settings());
  }
}
