package io.signalbox.bench.intake;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

/** The table of {@link IntakeBench}, and the targets. */
final class IntakeTable {

  private static final int SYSLOG = 50_000;
  private static final int TRAPS = 20_000;

  private final PrintStream out;

  /** The best rate at which nothing was lost. */
  private final Map<Transport, Map<TakerKind, Double>> best = new EnumMap<>(Transport.class);

  IntakeTable(PrintStream out) {
    this.out = out;
  }

  void head() {
    out.printf(
        """
        Syslog of %d bytes, by TCP from loggen, and link-down traps; on this machine of %d processors, senders included.
        on disk/s: until the last was written; Signalbox has synced it to the disk, the others have not. Memory: the most so far.

        %-16s %-32s | %9s | %9s %7s | %6s %9s
        """,
        Load.SIZE,
        Runtime.getRuntime().availableProcessors(),
        "",
        "",
        "sent/s",
        "on disk/s",
        "lost %",
        "CPU us",
        "memory MB");
  }

  void row(TakerKind kind, Transport transport, int rate, Run run) {
    out.printf(
        "%-16s %-32s | %9s | %9.0f %7.2f | %6.1f %9d%n",
        transport.title(),
        kind.title(),
        transport == Transport.TCP ? "as taken" : Integer.toString(rate),
        run.perSecond(),
        run.lostPercent(),
        run.cpuMicros(),
        run.peakMegabytes());
    if (run.isComplete()) {
      best.computeIfAbsent(transport, any -> new EnumMap<>(TakerKind.class))
          .merge(kind, run.perSecond(), Math::max);
    }
  }

  void targets() {
    out.printf("%nTargets of Signalbox, with nothing lost%n");
    least(Transport.TCP, SYSLOG);
    least(Transport.UDP, SYSLOG);
    least(Transport.TRAP, TRAPS);
    ratio(Transport.TCP, TakerKind.RSYSLOG_DISK, 0.5);
    ratio(Transport.UDP, TakerKind.RSYSLOG_DISK, 0.5);
    ratio(Transport.TRAP, TakerKind.SNMPTRAPD, 2);
  }

  private void least(Transport transport, int target) {
    double own = best(transport, TakerKind.SIGNALBOX);
    verdict("%s: at least %d/s".formatted(transport.title(), target), own, own >= target * 0.99);
  }

  private void ratio(Transport transport, TakerKind other, double target) {
    double ratio = best(transport, TakerKind.SIGNALBOX) / best(transport, other);
    verdict(
        "%s: at least %.1f x %s".formatted(transport.title(), target, other.title()),
        ratio,
        ratio >= target);
  }

  /** 0 where something was lost at each rate, or it took no part. */
  private double best(Transport transport, TakerKind kind) {
    return best.getOrDefault(transport, Map.of()).getOrDefault(kind, 0.0);
  }

  private void verdict(String target, double value, boolean met) {
    out.printf("  %-60s %10.2f  %s%n", target, value, met ? "met" : "MISSED");
  }
}
