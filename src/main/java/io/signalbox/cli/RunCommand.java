package io.signalbox.cli;

import io.signalbox.config.Settings;
import io.signalbox.runtime.Logging;
import io.signalbox.runtime.Signalbox;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code signalbox run}: the routes, until the process is told to end. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the routes until the process is told to end. The default.")
final class RunCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Override
  public Integer call() throws Exception {
    return run(signalbox.options().load());
  }

  static int run(Settings settings) throws Exception {
    Logging.format(settings.get("log.format"));
    Logging.level(settings.get("log.level"));
    try (Signalbox signalbox = new Signalbox(settings)) {
      signalbox.run();
    }
    return 0;
  }
}
