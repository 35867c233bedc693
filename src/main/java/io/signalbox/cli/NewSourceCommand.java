package io.signalbox.cli;

import io.signalbox.authoring.NewSource;
import io.signalbox.authoring.Sample;
import io.signalbox.config.Settings;
import io.signalbox.runtime.Logging;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox new source}: the two files of a source, from a sample event. */
@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description =
        "Writes sources/NAME.camel.yaml and NAME.cases.yaml from a sample event: its pattern, a"
            + " first guess of resource, state and severity, and a case of it that passes. Nothing"
            + " is written where it does not.")
final class NewSourceCommand implements Callable<Integer> {

  private static final String DIRECTORY_KEY = "routes.directory";

  @ParentCommand private NewCommand parent;

  @Parameters(
      paramLabel = "NAME",
      description = "What the files are named: small letters and digits, with - between them.")
  private String name;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "FILE",
      description = "An EventBridge event or a CloudEvent; - for standard input.")
  private String event;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "The routes to add to; those of routes.directory where not given.")
  private String directory;

  @Option(names = "--force", description = "Overwrite files that are there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Logging.level("ERROR");
    Settings settings = parent.options().load();
    if (directory != null) {
      settings = settings.with(Map.of(DIRECTORY_KEY, directory));
    }
    NewSource made = NewSource.write(settings, name, Sample.read(event, System.in), force);
    warn(made);
    PrintWriter out = spec.commandLine().getOut();
    out.println(made.route());
    out.println(made.cases());
    out.printf("Next, once both say what you mean: %s test %s%s%n", command(), set(), made.cases());
    out.flush();
    return 0;
  }

  private void warn(NewSource made) {
    PrintWriter err = spec.commandLine().getErr();
    for (String rule : made.alsoTakes()) {
      err.printf(
          "signalbox: warning: %s takes this event already, and now both would;"
              + " narrow one of the patterns%n",
          rule);
    }
    err.flush();
  }

  /** How this process was called. */
  private static String command() {
    String path = System.getProperty("java.class.path", "");
    return path.endsWith(".jar") && !path.contains(System.getProperty("path.separator"))
        ? "java -jar " + path
        : "signalbox";
  }

  private String set() {
    return directory == null ? "" : "--set %s=%s ".formatted(DIRECTORY_KEY, directory);
  }
}
