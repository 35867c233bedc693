package io.signalbox.cli;

import io.signalbox.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code signalbox rehearse}: a start for the archive of classes that the run script makes. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    hidden = true,
    description =
        "Starts in the configured profile, without anything outside of this process, and ends after"
            + " a first event: for a JVM that writes an archive of the classes that a start needs.")
final class RehearseCommand implements Callable<Integer> {

  @ParentCommand private SignalboxCommand signalbox;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where the files go; new or empty.")
  private Path data;

  @Override
  public Integer call() throws Exception {
    String profile = signalbox.options().load().get("profile");
    return new Rehearsal(data).run(profile) ? 0 : 1;
  }
}
