package io.signalbox.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Events from JSON text to the CSV line, on one thread, beside what one would use instead. */
@Command(
    name = "SourcesBench",
    sortOptions = false,
    description = "Measures events from JSON text to the CSV line, on one thread.")
final class SourcesBench implements Callable<Integer> {

  @Option(
      names = "--sources",
      split = ",",
      defaultValue = "10,100,1000",
      description = "With how many sources. Default: ${DEFAULT-VALUE}.")
  private List<Integer> counts;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "How often each is measured, in turns. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--millis",
      defaultValue = "500",
      description = "How much CPU a round takes about. Default: ${DEFAULT-VALUE}.")
  private int millis;

  @Option(
      names = "--warm-millis",
      defaultValue = "5000",
      description = "How much CPU each gets before it is measured. Default: ${DEFAULT-VALUE}.")
  private int warmMillis;

  @Option(names = "--signalbox-only", description = "Leaves the others out, for a profiler.")
  private boolean signalboxOnly;

  @Option(names = "--languages", description = "Measures the mapping languages instead.")
  private boolean languages;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(new CommandLine(new SourcesBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    if (languages) {
      new MappingLanguages(Files.createTempDirectory(directory, "languages-"))
          .print(System.out, rounds);
      return 0;
    }
    SourcesRun run = new SourcesRun(Files.createTempDirectory(directory, "sources-"));
    try (run) {
      for (int count : counts) {
        run.prepare(count, !signalboxOnly);
      }
      new SourcesTable(System.out, run.measure(warmMillis, rounds, millis)).print(rounds);
    }
    return 0;
  }
}
