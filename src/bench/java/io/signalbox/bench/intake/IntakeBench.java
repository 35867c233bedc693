package io.signalbox.bench.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Syslog and traps on their way to the disk, beside the daemons that one would use instead. */
@Command(
    name = "IntakeBench",
    sortOptions = false,
    description =
        "Measures how fast syslog and SNMP traps get to the disk, beside rsyslog, syslog-ng and snmptrapd.")
final class IntakeBench implements Callable<Integer> {

  private static final Map<Transport, List<Integer>> RATES = new EnumMap<>(Transport.class);

  static {
    // by TCP who takes them sets the pace
    RATES.put(Transport.TCP, List.of(1_000_000));
    RATES.put(Transport.UDP, List.of(10_000, 25_000, 50_000, 75_000, 100_000));
    RATES.put(Transport.TRAP, List.of(5_000, 10_000, 20_000, 30_000, 40_000, 60_000));
  }

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "SIGNALBOX,RSYSLOG_DISK,RSYSLOG,SYSLOG_NG,SNMPTRAPD",
      description = "Who takes part: ${COMPLETION-CANDIDATES}. All without it.")
  private List<TakerKind> takers;

  @Option(
      names = "--transports",
      split = ",",
      defaultValue = "TCP,UDP,TRAP",
      description = "What is sent: ${COMPLETION-CANDIDATES}. All without it.")
  private List<Transport> transports;

  @Option(
      names = "--messages",
      defaultValue = "400000",
      description = "How many are sent by TCP. Default: ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "How long is sent at each rate by UDP. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rates",
      split = ",",
      description = "How many a second are sent by UDP, one rate after the other.")
  private List<Integer> rates;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  private final IntakeTable table = new IntakeTable(System.out);
  private Path directory;

  public static void main(String[] args) {
    CommandLine bench = new CommandLine(new IntakeBench());
    System.exit(bench.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path target = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    directory = Files.createTempDirectory(target, "intake-");
    table.head();
    for (Transport transport : transports) {
      for (TakerKind kind : takers) {
        if (kind.takes(transport)) {
          measure(kind, transport);
        }
      }
    }
    table.targets();
    return 0;
  }

  private List<Integer> rates(Transport transport) {
    return rates == null || transport == Transport.TCP ? RATES.get(transport) : rates;
  }

  private void measure(TakerKind kind, Transport transport) throws Exception {
    Path own = Files.createDirectory(directory.resolve(transport + "-" + kind));
    try (Taker taker = kind.start(own)) {
      new WarmUp(taker, transport).run();
      for (int rate : rates(transport)) {
        int count = transport == Transport.TCP ? messages : rate * seconds;
        table.row(kind, transport, rate, Run.of(taker, transport, count, rate));
      }
    }
  }
}
