package io.signalbox.bench;

import java.io.PrintStream;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Signalbox is to reach, and whether it does. */
final class Targets {

  private static final double REQUESTS = 0.33;
  private static final double REQUESTS_OF_FURTHER_RECIPIENT = 0.1;
  private static final double CPU_OF_SDK_LOOP = 1.5;
  private static final long WAIT_MILLIS = 50;

  private final Results results;
  private final PrintStream out;

  Targets(Results results, PrintStream out) {
    this.results = results;
    this.out = out;
  }

  void print() {
    out.printf("%nTargets of Signalbox, by events in flight%n");
    failures();
    requests();
    furtherRecipients();
    speed(Contender.CAMEL, 2);
    speed(Contender.SDK, 1);
    speed(Contender.SPRING, 1);
    cpu();
    idle();
  }

  private void failures() {
    line(
        "every event comes out, once",
        results.signalboxFailures().stream().map(n -> "%3d: MISSED".formatted(n)));
  }

  private void requests() {
    line(
        "requests/event at most " + REQUESTS,
        results
            .signalbox(1)
            .map(m -> verdict(m.inFlight(), m.backlog().requests(""), v -> v <= REQUESTS)));
  }

  private void furtherRecipients() {
    line(
        "more of them for a further recipient at most " + REQUESTS_OF_FURTHER_RECIPIENT,
        results
            .signalbox(2)
            .flatMap(
                two ->
                    results.backlog(Contender.SIGNALBOX, two.inFlight()).stream()
                        .map(one -> two.backlog().requests("") - one.requests(""))
                        .map(
                            more ->
                                verdict(
                                    two.inFlight(),
                                    more,
                                    v -> v <= REQUESTS_OF_FURTHER_RECIPIENT))));
  }

  private void speed(Contender other, double least) {
    ratio(
        "events/s at least %.0f x %s".formatted(least, other.title()),
        other,
        Cost::perSecond,
        v -> v >= least);
  }

  private void cpu() {
    String target = "CPU/event at most %.1f x %s".formatted(CPU_OF_SDK_LOOP, Contender.SDK.title());
    ratio(target, Contender.SDK, Cost::cpuMicros, v -> v <= CPU_OF_SDK_LOOP);
    ratio(target + ", no JIT", Contender.SDK, Cost::warmCpuMicros, v -> v <= CPU_OF_SDK_LOOP);
  }

  private void ratio(
      String target, Contender other, ToDoubleFunction<Cost> value, DoublePredicate met) {
    line(
        target,
        results
            .signalbox(1)
            .flatMap(
                own ->
                    results.backlog(other, own.inFlight()).stream()
                        .map(cost -> value.applyAsDouble(own.backlog()) / value.applyAsDouble(cost))
                        .map(ratio -> verdict(own.inFlight(), ratio, met))));
  }

  /** Of half of the events: the longest of so few is what else the machine was busy with. */
  private void idle() {
    line(
        "added wait at 1 event/s below %d ms".formatted(WAIT_MILLIS),
        Stream.ofNullable(results.idle().get(Contender.SIGNALBOX))
            .map(latency -> latency.p50() - Testbed.DELAY_MILLIS)
            .map(wait -> verdict(AwsBench.IDLE_IN_FLIGHT, wait, v -> v < WAIT_MILLIS)));
  }

  private void line(String target, Stream<String> verdicts) {
    String all = verdicts.collect(Collectors.joining("  "));
    if (!all.isEmpty()) {
      out.printf("  %-56s %s%n", target, all);
    }
  }

  private static String verdict(int inFlight, double value, DoublePredicate met) {
    return "%3d: %6.3f %-6s".formatted(inFlight, value, met.test(value) ? "met" : "MISSED");
  }
}
