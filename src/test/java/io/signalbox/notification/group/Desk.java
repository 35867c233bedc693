package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.notification.Runbook;
import io.signalbox.notification.silence.SilenceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes events in and tells what is due of them, step by step and by a clock of its own. */
final class Desk implements AutoCloseable {

  private static final AtomicInteger IDS = new AtomicInteger();

  private final TestClock clock;
  private final List<RuleOptions> rules;
  private final Store in;
  private final Store out;
  private final RuleSet known = new RuleSet();
  private final Silences silences;
  private final Intake intake;
  private final Releaser releaser;
  private final Announcer announcer;
  private int silenced;
  private int maxPerHourOfRecipient;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private Function<Notice, Outcome> route = notice -> new Outcome(null, false);

  Desk(Database database, TestClock clock, RuleOptions... rules) {
    this(database, clock, SilenceFile.none(), rules);
  }

  Desk(Database database, TestClock clock, SilenceFile silences, RuleOptions... rules) {
    this.clock = clock;
    this.rules = List.of(rules);
    in = new Store(database, true);
    out = new Store(database, false);
    this.rules.forEach(known::add);
    this.silences = new Silences(silences);
    intake =
        new Intake(in, known, this.silences, clock, () -> {}, count -> silenced += count, true);
    releaser = new Releaser(out, known, this.silences, clock);
    announcer =
        new Announcer(
            out,
            this.silences,
            new Announcement(Duration.ofMinutes(15), author -> "email:" + author),
            clock);
  }

  /** What becomes of notifications from now on, where it is not that they are published. */
  void publishBy(Function<Notice, Outcome> outcome) {
    route = outcome;
  }

  /** How many notifications each recipient gets in any hour from now on. */
  void limitRecipients(int maxPerHour) {
    maxPerHourOfRecipient = maxPerHour;
  }

  TestClock clock() {
    return clock;
  }

  void advance(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  /** An event of now, that all rules take. */
  void send(String resource, String state, String severity) throws Exception {
    send(event(resource, state, severity, 0));
  }

  void send(EventLine event) throws Exception {
    send(List.of(event), rules);
  }

  void send(List<EventLine> events, List<RuleOptions> chosen) throws Exception {
    intake.store(events.stream().map(each -> new Arrival(each, chosen)).toList());
  }

  /** An event of some seconds ago. */
  EventLine event(String resource, String state, String severity, long age) {
    return EventLine.of(
        Map.of(
            "id",
            "e-" + IDS.incrementAndGet(),
            "source",
            "aws.ec2",
            "resource",
            "arn:aws:ec2:eu-central-1:123456789012:instance/" + resource,
            "state",
            state,
            "severity",
            severity,
            "type",
            "EC2 Instance State-change Notification",
            "account",
            "123456789012",
            "region",
            "eu-central-1",
            "time",
            clock.instant().minusSeconds(age).toString(),
            "summary",
            "EC2 instance %s is %s".formatted(resource, state)),
        clock.instant());
  }

  /** How many events were silenced. */
  int silenced() {
    return silenced;
  }

  /** All that is due now, as it was published. */
  List<JsonNode> told() throws StoreException {
    List<JsonNode> told = new ArrayList<>();
    Sealer sealer = new Sealer(out, known, silences, clock, maxPerHourOfRecipient);
    Publisher publisher = new Publisher(out, clock, worker, notice -> publish(notice, told));
    while (releaser.release() | announcer.announce() | sealer.seal() | publisher.publish()) {
      // until nothing more is due
    }
    return told;
  }

  /** When the next is due, counted in seconds from now; -1 where nothing is. */
  long nextInSeconds() throws StoreException {
    return out.transact(connection -> new DueTable(connection).next())
        .map(next -> Duration.between(clock.instant(), next).toSeconds())
        .orElse(-1L);
  }

  private Outcome publish(Notice notice, List<JsonNode> told) {
    Outcome outcome = route.apply(notice);
    if (outcome.isPublished()) {
      told.add(Json.read(notice.content()));
    }
    return outcome;
  }

  /** As a kill does: nothing is ended. */
  void vanish() {
    in.close();
    out.close();
  }

  @Override
  public void close() {
    vanish();
    worker.shutdownNow();
  }

  /** The rule {@code default} with these spans in seconds, without limit. */
  static RuleOptions rule(int waitSeconds, int intervalSeconds, int repeatSeconds) {
    return rule("default", "source,resource", waitSeconds, intervalSeconds, repeatSeconds, 0);
  }

  static RuleOptions rule(
      String name,
      String by,
      int waitSeconds,
      int intervalSeconds,
      int repeatSeconds,
      int maxPerHour) {
    return rule(name, by, waitSeconds, intervalSeconds, repeatSeconds, maxPerHour, 6);
  }

  static RuleOptions rule(
      String name,
      String by,
      int waitSeconds,
      int intervalSeconds,
      int repeatSeconds,
      int maxPerHour,
      int flapChanges) {
    return new RuleOptions(
        name,
        by.isEmpty() ? List.of() : List.of(by.split(",")),
        waitSeconds,
        intervalSeconds,
        repeatSeconds,
        maxPerHour,
        10,
        flapChanges,
        600,
        5,
        List.of(),
        "notification",
        Runbook.NONE);
  }
}
