package io.signalbox.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All ways from text to line, measured one after the other, in rounds, on this thread. */
final class SourcesRun implements AutoCloseable {

  /** At most so many events are made before a measurement. */
  private static final int MOST = 50_000;

  private final Path directory;
  private final List<Entrant> entrants = new ArrayList<>();

  SourcesRun(Path directory) {
    this.directory = directory;
  }

  /** Makes ready with so many sources. */
  void prepare(int count, boolean others) throws Exception {
    SourceSet set = SourceSet.of(count);
    Path routes = directory.resolve("routes-" + count);
    set.writeTo(routes);
    Path data = directory.resolve("data-" + count);
    add(SourcesTable.SIGNALBOX, count, set, SignalboxLine.start(routes, data, Map.of()));
    if (others) {
      add(SourcesTable.RULER, count, set, new RulerLine(set.routes().values()));
      add(SourcesTable.JACKSON, count, set, new JacksonLine(set.measured()));
      add(SourcesTable.CHOICE, count, set, new ChoiceLine(set.measured()));
    }
  }

  private void add(String title, int count, SourceSet set, TextToLine way) {
    entrants.add(new Entrant(title, count, way, new TextEvents(set.measured())));
  }

  /** Measures each so often, in turns, once it has had so much CPU to get warm. */
  List<Entrant> measure(int warmMillis, int rounds, int millis) throws Exception {
    for (int warmed = 0; warmed < warmMillis; warmed += millis) {
      round(millis, false);
    }
    for (int i = 0; i < rounds; i++) {
      round(millis, true);
    }
    return entrants;
  }

  private void round(int millis, boolean counts) throws Exception {
    for (Entrant each : entrants) {
      each.round(millis, MOST, counts);
    }
  }

  @Override
  public void close() throws IOException {
    entrants.forEach(Entrant::close);
  }
}
