package io.signalbox.bench.start;

import io.signalbox.testing.aws.AwsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The jar as a process, plain and by its run script, in both profiles. */
@Command(
    name = "StartBench",
    sortOptions = false,
    description = "Measures the start of target/signalbox.jar, and its memory when idle.")
final class StartBench implements Callable<Integer> {

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "How often each is started, in turns. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--idle-seconds",
      defaultValue = "5",
      description =
          "How long after it is ready its memory is looked at. Default: ${DEFAULT-VALUE}.")
  private int idleSeconds;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(new CommandLine(new StartBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    try (AwsServer aws = AwsServer.start()) {
      Starter starter = new Starter(Files.createTempDirectory(directory, "start-"), aws);
      starter.makeArchive("embedded");
      long archiveMillis = starter.makeArchive("aws");
      start(starter);
      print(measure(starter), archiveMillis);
    }
    return 0;
  }

  /** The first start on AWS makes the channels, and the files are then in the system's memory. */
  private static void start(Starter starter) throws IOException, InterruptedException {
    for (Variant variant : Variant.values()) {
      starter.start(variant, 0);
    }
  }

  private Map<Variant, List<Started>> measure(Starter starter)
      throws IOException, InterruptedException {
    Map<Variant, List<Started>> all = new EnumMap<>(Variant.class);
    for (int round = 0; round < rounds; round++) {
      for (Variant variant : Variant.values()) {
        all.computeIfAbsent(variant, v -> new ArrayList<>())
            .add(starter.start(variant, idleSeconds));
      }
    }
    return all;
  }

  private void print(Map<Variant, List<Started>> all, long archiveMillis) {
    System.out.printf(
        """
        Medians of %d starts, in turns, on Java %s with %d processors. ready: from the start of the process to the routes
        running; RSS: %d s later, with nothing to do. The script is src/main/sh/signalbox; its archive for aws took %d ms to make.

        %-28s %9s %9s %9s %9s
        """,
        rounds,
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        idleSeconds,
        archiveMillis,
        "",
        "ready ms",
        "least",
        "CPU ms",
        "RSS MB");
    all.forEach(
        (variant, started) ->
            System.out.printf(
                "%-28s %9d %9d %9d %9d%n",
                variant.title(),
                Started.median(started, Started::readyMillis),
                started.stream().mapToLong(Started::readyMillis).min().orElseThrow(),
                Started.median(started, Started::cpuMillis),
                Started.median(started, Started::megabytes)));
  }
}
