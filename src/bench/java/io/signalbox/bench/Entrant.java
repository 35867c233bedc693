package io.signalbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One way from text to line with a number of sources, and what was measured of it. */
final class Entrant implements AutoCloseable {

  private static final int FIRST = 500;

  private final String title;
  private final int sources;
  private final TextToLine way;
  private final TextEvents events;
  private final List<Usage> measured = new ArrayList<>();
  private int next = FIRST;

  Entrant(String title, int sources, TextToLine way, TextEvents events) {
    this.title = title;
    this.sources = sources;
    this.way = way;
    this.events = events;
  }

  String title() {
    return title;
  }

  int sources() {
    return sources;
  }

  /** The mean length of its events in characters. */
  double length() {
    return events.length();
  }

  /** Takes events for about so much CPU time, and checks that all came out. */
  void round(int millis, int most, boolean counts) throws Exception {
    List<String> texts = events.next(next);
    long before = way.done();
    Usage start = Usage.now();
    for (String text : texts) {
      way.take(text);
    }
    Usage usage = Usage.now().since(start, texts.size());
    if (way.done() - before != texts.size()) {
      throw new IllegalStateException(
          "%s: %d of %d events came out".formatted(title, way.done() - before, texts.size()));
    }
    next = Math.max(1, (int) Math.min(most, millis * 1e6 / usage.threadNanos()));
    if (counts) {
      measured.add(usage);
    }
  }

  /** The median of the rounds. */
  double median(ToDoubleFunction<Usage> value) {
    double[] sorted = measured.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  @Override
  public void close() {
    way.close();
  }
}
