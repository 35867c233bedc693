package io.signalbox.cli;

import io.signalbox.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox demo}: the scenarios through the real routes, and what came of them. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Plays the life of an EC2 instance through the embedded routes, prints what came out, and"
            + " ends with exit code 0 if that is as expected.")
final class DemoCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the files go; a new temporary directory where not given.")
  private Path data;

  @Override
  public Integer call() throws Exception {
    Demo demo = new Demo(directory(), signalbox.options().set(), spec.commandLine().getOut());
    return demo.play() ? 0 : 1;
  }

  private Path directory() throws IOException {
    return data == null ? Files.createTempDirectory("signalbox-demo-") : data;
  }
}
