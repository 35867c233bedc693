package io.signalbox.cli;

import io.signalbox.config.SettingsException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private static final List<Class<?>> COMMANDS =
      List.of(
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
          SilenceCommand.class);

  @Mixin private SettingsOptions options;

  /** Runs a command line and returns the process's exit code. */
  public static int execute(String... args) {
    // an event is shown as it came, whatever the terminal's own character set
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    boolean runs = args.length == 0 || args[0].equals("run");
    // to look at all the others takes a twentieth of a start
    return commandLine(runs ? List.of(RunCommand.class) : COMMANDS).setOut(out).execute(args);
  }

  /** The command line, to run with other outputs. */
  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  private static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(new SignalboxCommand());
    commands.forEach(commandLine::addSubcommand);
    return commandLine.setExecutionExceptionHandler(SignalboxCommand::tell);
  }

  @Override
  public Integer call() throws Exception {
    return RunCommand.run(options.load());
  }

  SettingsOptions options() {
    return options;
  }

  private static int tell(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println("signalbox: " + StartFailure.describe(failure));
    boolean configuration = StartFailure.find(failure, SettingsException.class).isPresent();
    return configuration ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }
}
