package io.signalbox.cli;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signalbox}: without a command it runs the routes. */
@Command(
    name = "signalbox",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Turns every infrastructure event into one standard message and gets it to the machines and"
          + " people who must know. Without a command: run.",
      ""
    },
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      NewCommand.class,
      TestCommand.class,
      MatchCommand.class,
      PreviewCommand.class,
      SendCommand.class,
      DemoCommand.class,
      RehearseCommand.class,
      SettingsCommand.class,
      SourcesCommand.class,
      SchemaCommand.class,
      TopologyCommand.class,
      DeadLettersCommand.class,
      SilenceCommand.class
    },
    footer = {
      "",
      "Keys are taken, the strongest last, from the defaults in the jar and of the profile,"
          + " application.properties in the working directory (or --config), environment variables"
          + " (SIGNALBOX_DATA_DIRECTORY for data.directory) and --set. All are described in"
          + " application.properties.",
      "",
      "Exit codes: 0 all well, 1 it failed, 2 the command line or the configuration is wrong."
    })
public final class SignalboxCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options;

  /** Runs a command line and returns the process's exit code. */
  public static int execute(String... args) {
    return PlainRun.of(args).map(SignalboxCommand::run).orElseGet(() -> executeAny(args));
  }

  private static int run(PlainRun run) {
    try {
      return RunCommand.run(Settings.load(run.config(), System.getenv(), run.set()));
    } catch (Exception e) {
      return tell(e, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }
  }

  private static int executeAny(String... args) {
    // an event is shown as it came, whatever the terminal's own character set
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    return commandLine().setOut(out).execute(args);
  }

  /** The command line, to run with other outputs. */
  static CommandLine commandLine() {
    return new CommandLine(new SignalboxCommand())
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> tell(failure, commandLine.getErr()));
  }

  @Override
  public Integer call() throws Exception {
    return RunCommand.run(options.load());
  }

  SettingsOptions options() {
    return options;
  }

  private static int tell(Exception failure, PrintWriter err) {
    err.println("signalbox: " + StartFailure.describe(failure));
    boolean configuration = StartFailure.find(failure, SettingsException.class).isPresent();
    return configuration ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }
}
