package io.signalbox.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The table of {@link SourcesBench}, and whether its targets are met. */
final class SourcesTable {

  static final String SIGNALBOX = "Signalbox";
  static final String RULER = "event-ruler and Jackson";
  static final String JACKSON = "Jackson and a string";
  static final String CHOICE = "Camel choice, jsonpath";

  private static final double PER_SECOND = 100_000;
  private static final double OF_RULER = 0.5;
  private static final double OF_FEWEST = 0.8;

  private final PrintStream out;
  private final List<Entrant> entrants;

  SourcesTable(PrintStream out, List<Entrant> entrants) {
    this.out = out;
    this.entrants = entrants;
  }

  void print(int rounds) {
    out.printf(
        """
        Events from JSON text to CSV line on one thread, %.0f characters each: medians of %d rounds, in turns in one JVM (%s).
        events/s is per second of CPU: the thread's, and what the collector does for it. The JIT compiler's is left out. Bytes
        are those allocated. event-ruler only matches, Jackson only knows these events; no other than Signalbox validates,
        recognises what is repeated, or has a summary and a severity.
        """,
        entrants.get(0).length(), rounds, System.getProperty("java.vm.version"));
    out.printf(
        "%n%-26s %7s | %9s %8s %9s %8s %9s%n",
        "", "sources", "events/s", "CPU us", "thread us", "wall us", "bytes");
    entrants.forEach(this::row);
    targets();
  }

  private void row(Entrant each) {
    out.printf(
        "%-26s %7d | %9.0f %8.2f %9.2f %8.2f %9.0f%n",
        each.title(),
        each.sources(),
        each.median(Usage::perSecondOfCpu),
        each.median(Usage::processNanos) / 1e3,
        each.median(Usage::threadNanos) / 1e3,
        each.median(Usage::wallNanos) / 1e3,
        each.median(Usage::bytes));
  }

  private void targets() {
    out.printf("%nTargets of Signalbox%n");
    List<Entrant> own = entrants.stream().filter(each -> each.title().equals(SIGNALBOX)).toList();
    Entrant fewest = own.get(0);
    for (Entrant each : own) {
      verdict(each, "events/s on one core", Usage::perSecondOfCpu, 1, PER_SECOND);
      find(RULER, each.sources())
          .ifPresent(ruler -> ratio(each, "x event-ruler and Jackson", ruler, OF_RULER));
      if (each != fewest) {
        ratio(each, "x that with %d sources".formatted(fewest.sources()), fewest, OF_FEWEST);
      }
    }
  }

  private Optional<Entrant> find(String title, int sources) {
    return entrants.stream()
        .filter(each -> each.title().equals(title) && each.sources() == sources)
        .findFirst();
  }

  private void ratio(Entrant own, String target, Entrant other, double least) {
    verdict(own, target, Usage::perSecondOfCpu, other.median(Usage::perSecondOfCpu), least);
  }

  private void verdict(
      Entrant own, String target, ToDoubleFunction<Usage> value, double unit, double least) {
    double reached = own.median(value) / unit;
    out.printf(
        "  %5d sources: %-30s %10.2f of at least %9.2f  %s%n",
        own.sources(), target, reached, least, reached >= least ? "met" : "MISSED");
  }
}
