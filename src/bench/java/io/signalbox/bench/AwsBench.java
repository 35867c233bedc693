package io.signalbox.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signalbox on AWS, beside what one would use or write instead. */
@Command(
    name = "AwsBench",
    sortOptions = false,
    description = "Compares Signalbox on AWS with what one would use or write instead.")
final class AwsBench implements Callable<Integer> {

  static final int PACED_PER_SECOND = 100;
  static final int IDLE_IN_FLIGHT = 10;

  private static final int PACED_EVENTS = 200;
  private static final int MOST_ROUNDS = 14;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "CAMEL,SDK,SPRING,SIGNALBOX",
      description = "Who takes part: ${COMPLETION-CANDIDATES}. All without it.")
  private List<Contender> contenders;

  @Option(
      names = "--in-flight",
      split = ",",
      defaultValue = "10,50,100",
      description = "How many events are worked on at once, in tens. Default: ${DEFAULT-VALUE}.")
  private List<Integer> inFlight;

  @Option(
      names = "--backlog",
      defaultValue = "1",
      description = "Makes backlogs longer by this factor, and figures steadier.")
  private double backlog;

  @Option(
      names = "--jvm",
      description = "A further option for the contenders' JVMs, such as a profiler's; repeatable.")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  private final Results results = new Results();
  private final Table table = new Table(System.out);

  public static void main(String[] args) {
    CommandLine bench = new CommandLine(new AwsBench());
    System.exit(bench.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    try (Testbed testbed = new Testbed(Files.createTempDirectory(directory, "run-"), jvmOptions)) {
      table.head();
      for (int events : inFlight) {
        contenders.forEach(contender -> measure(testbed, contender, events, 1));
      }
      if (contenders.contains(Contender.SIGNALBOX)) {
        measure(testbed, Contender.SIGNALBOX, inFlight.get(inFlight.size() / 2), 2);
      }
      results.addIdle(IdleRun.run(testbed, contenders, IDLE_IN_FLIGHT));
    }
    table.idle(results.idle());
    table.money(results.all());
    new Targets(results, System.out).print();
    return results.hasFailures() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void measure(Testbed testbed, Contender contender, int inFlight, int recipients) {
    int events = backlog(inFlight);
    try (Testbed.Started started = testbed.start(contender, inFlight, recipients)) {
      int before = new WarmUp(testbed, started).run(MOST_ROUNDS);
      Backlog.sendAtOnce(started.in(), before, events);
      Cost cost = new BacklogRun(testbed, started, before, events).await().check().cost();
      Snapshot start = Snapshot.take(testbed, started);
      Duration pause = Duration.ofSeconds(1).dividedBy(PACED_PER_SECOND);
      Latency latency = new PacedRun(started, PACED_EVENTS, pause).run(before + events);
      Cost paced = Cost.between(start, Snapshot.take(testbed, started));
      Measured measured = new Measured(contender, inFlight, recipients, cost, paced, latency);
      results.add(measured);
      table.row(measured);
    } catch (IllegalStateException e) {
      results.addFailure(contender, inFlight);
      table.failure(contender, inFlight, recipients, e);
    }
  }

  /** More in flight is faster: so that runs take about as long. */
  private int backlog(int inFlight) {
    return (int) (backlog * (5000 + 200 * inFlight));
  }
}
