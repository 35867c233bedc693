package io.signalbox.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One event a second: there is nothing that it could share a batch with. */
final class IdleRun {

  static final int EVENTS = 20;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private IdleRun() {}

  /** Runs all contenders side by side, as none has much to do. */
  static Map<Contender, Latency> run(Testbed testbed, List<Contender> contenders, int inFlight) {
    Map<Contender, Testbed.Started> started = new EnumMap<>(Contender.class);
    Map<Contender, Integer> events = new EnumMap<>(Contender.class);
    try {
      contenders.forEach(c -> started.put(c, testbed.start(c, inFlight, 1)));
      started.forEach((c, process) -> events.put(c, warm(testbed, process)));
      return pace(started, events);
    } finally {
      started.values().forEach(Testbed.Started::close);
    }
  }

  private static int warm(Testbed testbed, Testbed.Started contender) {
    int events = new WarmUp(testbed, contender).run(1);
    Backlog.check(contender.out().get(0), events);
    return events;
  }

  private static Map<Contender, Latency> pace(
      Map<Contender, Testbed.Started> started, Map<Contender, Integer> first) {
    Map<Contender, CompletableFuture<Latency>> running = new EnumMap<>(Contender.class);
    for (Map.Entry<Contender, Testbed.Started> each : started.entrySet()) {
      PacedRun run = new PacedRun(each.getValue(), EVENTS, PAUSE);
      int number = first.get(each.getKey());
      running.put(
          each.getKey(), CompletableFuture.supplyAsync(() -> run.run(number), Threads.EACH));
      Threads.sleep(PAUSE.toMillis() / started.size()); // so that they take turns
    }
    Map<Contender, Latency> latencies = new EnumMap<>(Contender.class);
    running.forEach((contender, latency) -> latencies.put(contender, latency.join()));
    return latencies;
  }
}
