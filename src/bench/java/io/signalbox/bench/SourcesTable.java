package io.signalbox.bench;

import java.io.PrintStream;
import java.util.List;

/** The table of {@link SourcesBench}, and the targets. */
final class SourcesTable {

  static final String SIGNALBOX = "Signalbox";
  static final String RULER = "event-ruler and Jackson";
  static final String JACKSON = "Jackson and a string";
  static final String CHOICE = "Camel choice, jsonpath";

  private final PrintStream out;

  SourcesTable(PrintStream out) {
    this.out = out;
  }

  void print(List<Entrant> entrants, List<Integer> counts) {
    out.printf(
        "%-26s %7s | %9s %9s %9s %9s %9s%n",
        "", "sources", "events/s", "CPU us", "thread us", "wall us", "bytes");
    for (Entrant each : entrants) {
      out.printf(
          "%-26s %7d | %9.0f %9.2f %9.2f %9.2f %9.0f%n",
          each.title(),
          each.sources(),
          each.median(Usage::perSecondOfCpu),
          each.median(Usage::processNanos) / 1e3,
          each.median(Usage::threadNanos) / 1e3,
          each.median(Usage::wallNanos) / 1e3,
          each.median(Usage::bytes));
    }
  }
}
