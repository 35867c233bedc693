package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.DisabledAware;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.VariableBinding;

/** A flood of one message, from the socket to the mail for people. */
@Tag("waits")
class FloodTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String NEVER = "86400";
  private static final Pattern COUNT = Pattern.compile("\\(repeated (?:(once)|(\\d+) times).*\\)");
  private static final String DAEMON = "syslog,arn:onprem:syslog:main::host/db1,notice";
  private static final String LINK = "syslog,arn:onprem:syslog:main::interface/sw1/Gi0/1,";

  private static final String OUT = "{{channel.org-resource-events.out}}";

  private final int port = Ports.free();
  private final Map<String, String> keys = new HashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean refusing = true;

  @TempDir private Path data;

  @Test
  void aFloodIsItsFirstAndInEachWindowItsLastWithTheCount() throws Exception {
    int traps = Ports.free();
    keys.put("intake.snmp.port", "" + traps);
    try (TestSignalbox signalbox = start("1")) {
      Senders.tcp(port, lines(500));
      Senders.udp(InetAddress.getLoopbackAddress(), port, line(500));
      linkDown(traps, 10);
      post(signalbox, "a", "b", "c");

      await().atMost(LONGEST).untilAsserted(() -> assertThat(told(signalbox)).isEqualTo(514));
      assertThat(signalbox.out().csv())
          .hasSizeLessThan(100)
          .filteredOn(Events.csv("i-1", "running")::equals)
          .hasSize(3);
      assertThat(signalbox.out().subjects())
          .anyMatch(subject -> subject.matches("db1 app: retry \\d+ failed \\(repeated .*"))
          .anyMatch(subject -> subject.matches("127.0.0.1: interface 3 is down \\(repeated .*"));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
      assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
    }
  }

  @Test
  void whatWasHeldWhenTheProcessEndedGoesOnWithTheNextAndTheLastStateIsTold() {
    try (TestSignalbox signalbox = start(NEVER)) {
      awaitEndOfTheFirstWindow(signalbox);
      Senders.tcp(
          port,
          (link("down") + link("up") + lines(50))
              + (link("down") + link("up") + lines(50) + link("down")));
      await().atMost(LONGEST).until(() -> held(signalbox) == 102);
      await()
          .atMost(LONGEST)
          .untilAsserted(
              () ->
                  assertThat(signalbox.out().csv())
                      .containsExactly(LINK + "down", LINK + "up", DAEMON));
    }

    try (TestSignalbox signalbox = start(NEVER)) {
      await().atMost(LONGEST).untilAsserted(() -> assertThat(signalbox.out().mails()).hasSize(6));

      assertThat(signalbox.out().csv())
          .containsExactly(LINK + "down", LINK + "up", DAEMON, LINK + "up", DAEMON, LINK + "down");
      assertThat(signalbox.out().subjects())
          .contains("sw1: Gi0/1 is up (repeated once)")
          .anyMatch(subject -> subject.startsWith("sw1: Gi0/1 is down (repeated 2 times"))
          .anyMatch(subject -> subject.startsWith("db1 app: retry 49 failed (repeated 99 times"));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
    }
  }

  @Test
  void whatIsHeldWhenThereIsNoWindowAnyMoreIsToldOf() throws Exception {
    try (TestSignalbox signalbox = start(NEVER)) {
      awaitEndOfTheFirstWindow(signalbox);
      Senders.tcp(port, lines(2));
      await().atMost(LONGEST).until(() -> held(signalbox) == 1);
    }

    try (Logged logged = new Logged();
        TestSignalbox signalbox = start("0")) {
      assertThat(logged.lines()).anyMatch(line -> line.contains("still held on the queue Flood"));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
    }
  }

  @Test
  void whatCannotBeHandedOnWhenTheWindowEndsStaysHeld() throws Exception {
    keys.put("channel.org-resource-events.recipients", "direct:gate");
    keys.put("channel.max-receive-count", "100");
    try (TestSignalbox signalbox = start("1")) {
      signalbox.context().addRoutes(gate());
      Senders.tcp(port, lines(200));
      await().atMost(LONGEST).until(() -> refused.get() > 10);
      refusing = false;

      await().atMost(LONGEST).untilAsserted(() -> assertThat(told(signalbox)).isEqualTo(200));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
    }
  }

  @Test
  void withoutAWindowEachMessageGoesOnAndNoStepIsThere() {
    try (TestSignalbox signalbox = start("0")) {
      Senders.tcp(port, lines(20));

      await().atMost(LONGEST).until(() -> signalbox.out().csv().size() == 20);
      assertThat(signalbox.context().getRoute("intake-flood")).isNull();
      assertThat(signalbox.context().getRoute("intake-flood-window")).isNull();
      assertThat(isDisabled(signalbox, "intake-spool-collect")).isTrue();
      assertThat(isDisabled(signalbox, "intake-spool-collapse")).isTrue();
      assertThat(signalbox.context().getProcessor("channel-org-resource-events-hold")).isNull();
      assertThat(signalbox.out().subjects()).noneMatch(subject -> COUNT.matcher(subject).find());
    }
  }

  private static void linkDown(int port, int count) throws IOException {
    InetAddress host = InetAddress.getLoopbackAddress();
    try (TrapSender sender = new TrapSender(host, port)) {
      for (int i = 0; i < count; i++) {
        VariableBinding index = TrapSender.binding("1.3.6.1.2.1.2.2.1.1.3", new Integer32(3));
        sender.v2("public", TrapSender.trap(new PDU(), "1.3.6.1.6.3.1.1.5.3", index));
      }
    }
  }

  /** Events of AWS, however alike, are not counted as one. */
  private static void post(TestSignalbox signalbox, String... ids) {
    for (String id : ids) {
      String event = Events.ec2(id, "i-1", "running").toString();
      assertThat(signalbox.http().post(event).statusCode()).isEqualTo(202);
    }
  }

  private RouteBuilder gate() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:gate").errorHandler(noErrorHandler()).process(each -> pass(each)).to(OUT);
      }
    };
  }

  private void pass(Exchange exchange) throws IOException {
    String summary = exchange.getMessage().getHeader("summary", String.class);
    if (refusing && COUNT.matcher(summary).find()) {
      refused.incrementAndGet();
      throw new IOException("out of reach");
    }
  }

  private TestSignalbox start(String windowSeconds) {
    keys.put("intake.syslog.tcp.port", "" + port);
    keys.put("intake.syslog.udp.port", "" + port);
    keys.put("intake.flood.window-seconds", windowSeconds);
    return TestSignalbox.start(data, keys);
  }

  /** A start ends the window before it; what comes after that is in one that does not end. */
  private static void awaitEndOfTheFirstWindow(TestSignalbox signalbox) {
    Scheduler scheduler =
        signalbox.context().getComponent("quartz", QuartzComponent.class).getScheduler();
    await()
        .atMost(LONGEST)
        .until(
            () ->
                scheduler.getMetaData().getNumberOfJobsExecuted() == 1
                    && scheduler.getCurrentlyExecutingJobs().isEmpty());
  }

  private static boolean isDisabled(TestSignalbox signalbox, String step) {
    return ((DisabledAware) signalbox.context().getProcessor(step)).isDisabled();
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(n -> line(n) + "\n").collect(Collectors.joining());
  }

  private static String line(int number) {
    return "<165>1 2026-01-05T08:00:01Z db1 app - - - retry %d failed".formatted(number);
  }

  private static String link(String state) {
    return "<187>46: sw1: Jan  5 08:00:00.123 UTC: %LINK-3-UPDOWN: Interface Gi0/1, changed state to "
        + state
        + "\n";
  }

  private static int held(TestSignalbox signalbox) {
    return signalbox.count("signalbox.events.held");
  }

  /** How many messages the mails tell of. */
  private static int told(TestSignalbox signalbox) {
    return signalbox.out().subjects().stream().mapToInt(FloodTest::told).sum();
  }

  private static int told(String subject) {
    return COUNT
        .matcher(subject)
        .results()
        .findFirst()
        .map(match -> match.group(1) != null ? 1 : Integer.parseInt(match.group(2)))
        .orElse(1);
  }
}
