package io.signalbox.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The tables of {@link AwsBench}. */
final class Table {

  private static final String ROW = "%-28s %9s | %8s %6s %6s %8s %6s %7s %6s | %6s %6s %9s %6s%n";

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  /** Says what the numbers are. */
  void head() {
    out.printf(
        """
        SQS to SQS, by ElasticMQ in a process of its own, %d ms away. Each contender is a fresh JVM (%s, %s; %d processors).
        backlog: all but the first tenth of one that appears when the contender is warm, while events are waiting. CPU is the
          process's, in microseconds per event, and that without the JIT compiler's threads;
          receive, send, delete and all are requests per event. Every event is seen to come out, once.
        %d events/s: the same process after its backlog; ms from sending an event to SQS having it on the next queue.
        """,
        Testbed.DELAY_MILLIS,
        System.getProperty("java.vm.version"),
        String.join(" ", Testbed.HEAP),
        Runtime.getRuntime().availableProcessors(),
        AwsBench.PACED_PER_SECOND);
    out.printf(
        "%n" + ROW,
        "contender",
        "in flight",
        "events/s",
        "CPU",
        "no JIT",
        "receive",
        "send",
        "delete",
        "all",
        "p50 ms",
        "p99 ms",
        "req/event",
        "CPU");
  }

  void row(Measured measured) {
    Cost backlog = measured.backlog();
    out.printf(
        ROW,
        title(measured),
        measured.inFlight(),
        Math.round(backlog.perSecond()),
        Math.round(backlog.cpuMicros()),
        Math.round(backlog.warmCpuMicros()),
        requests(backlog.requests("ReceiveMessage")),
        requests(backlog.requests("SendMessage")),
        requests(backlog.requests("DeleteMessage")),
        requests(backlog.requests("")),
        measured.latency().p50(),
        measured.latency().p99(),
        requests(measured.paced().requests("")),
        Math.round(measured.paced().cpuMicros()));
  }

  void failure(Contender contender, int inFlight, int recipients, Exception why) {
    out.printf("%-28s %9d | %s%n", title(contender, recipients), inFlight, why.getMessage());
  }

  private static String title(Measured measured) {
    return title(measured.contender(), measured.recipients());
  }

  private static String title(Contender contender, int recipients) {
    return contender.title() + (recipients == 1 ? "" : ", " + recipients + " recipients");
  }

  private static String requests(double number) {
    return "%.3f".formatted(number);
  }

  void idle(Map<Contender, Latency> latencies) {
    out.printf(
        "%nOne event a second, %d in flight at most, %d events: p50 and longest ms%n",
        AwsBench.IDLE_IN_FLIGHT, IdleRun.EVENTS);
    latencies.forEach(
        (contender, latency) ->
            out.printf("%-28s %6d %6d%n", contender.title(), latency.p50(), latency.p99()));
  }

  void money(List<Measured> all) {
    out.printf(
        """

        A million events of such a backlog (USD %.2f per million SQS requests, https://aws.amazon.com/sqs/pricing/;
        %.2f per million SNS requests, https://aws.amazon.com/sns/pricing/; standard, after the free tier):
        %-28s %9s %10s %8s %22s
        """,
        Prices.SQS,
        Prices.SNS,
        "contender",
        "in flight",
        "requests",
        "USD",
        "USD, sends to a topic");
    for (Measured measured : all) {
      Cost cost = measured.backlog();
      out.printf(
          "%-28s %9d %10.0f %8.2f %22.2f%n",
          title(measured),
          measured.inFlight(),
          cost.requests("") * 1e6,
          Prices.queues(cost),
          Prices.topic(cost));
    }
  }
}
