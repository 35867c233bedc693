package io.signalbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a message of the spool is true as a whole or not at all, and is never lost. */
class TransactionsTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int BROKER = 4711;
  private static final String OUT = "{{channel.org-resource-events.out}}";

  @TempDir private Path data;
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private final Set<Transaction> deliveries = ConcurrentHashMap.newKeySet();
  private volatile boolean refusesTheSecond = true;
  private TestSignalbox signalbox;
  private EmbeddedBroker elsewhere;

  @AfterEach
  void stop() {
    FailingCommits.failNext(0);
    signalbox.close();
    if (elsewhere != null) {
      elsewhere.close();
    }
  }

  @Test
  void whatWasSentBeforeAFailedCommitComesOutOnceWhenTheMessageComesAgain() throws Exception {
    elsewhere = brokerElsewhere();
    start(OUT, Map.of("broker.url", FailingCommits.url(BROKER)));
    FailingCommits.failNext(2);

    post("one", "two");

    awaitOut("one", "two");
    assertThat(FailingCommits.left()).isZero();
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  @Test
  void whatTheBrokerHasNoPartInIsARepeatWhenTheMessageComesAgain() throws Exception {
    refusesTheSecond = false;
    elsewhere = brokerElsewhere();
    start("direct:gate", Map.of("broker.url", FailingCommits.url(BROKER)));
    FailingCommits.failNext(1);

    post("one", "two");

    await().atMost(LONGEST).until(() -> signalbox.count("signalbox.events.duplicate") == 2);
    assertThat(passed).containsExactly("one", "two", "passed two");
  }

  @Test
  void aRecipientThatIsOutOfReachKeepsNoOtherFromItsCopy() throws Exception {
    start(OUT + ",direct:gate", Map.of());

    post("two");

    await().atMost(LONGEST).until(() -> signalbox.out().csv().contains(line("two")));
    refusesTheSecond = false;
    await().atMost(LONGEST).until(() -> passed.contains("passed two"));
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  @Test
  void anEventThatFailsBesideOthersHoldsThemUpOnceAndRepeatsNone() throws Exception {
    start("direct:gate," + OUT, Map.of());

    post("refused", "one", "two", "three");

    // a recipient that fails keeps no other from its copy
    awaitOut("refused", "one", "two", "three");
    refusesTheSecond = false;
    awaitOut("refused", "one", "two", "three", "two");
    assertThat(tries("one")).isEqualTo(1);
    assertThat(tries("refused")).isEqualTo(1);
    assertThat(signalbox.deadLetters("Spool")).hasSize(1);
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  @Test
  void whatAnotherThreadSendsIsSentByItself() throws Exception {
    start("direct:elsewhere,direct:gate", Map.of());

    post("two");

    await().atMost(LONGEST).until(() -> signalbox.out().csv().contains(line("two")));
    refusesTheSecond = false;
    await().atMost(LONGEST).until(() -> passed.contains("passed two"));
  }

  @Test
  void aRepeatWithinOneMessageIsDropped() throws Exception {
    start(OUT, Map.of());

    post("one", "one", "three");

    awaitOut("one", "three");
    assertThat(signalbox.count("signalbox.events.duplicate")).isEqualTo(1);
  }

  @Test
  void whatIsDividedIntoLanesIsOnTheSpoolAsAWholeOrNotAtAll() throws Exception {
    elsewhere = brokerElsewhere();
    start(OUT, Map.of("broker.url", FailingCommits.url(BROKER), "channel.spool.lanes", "8"));
    FailingCommits.failNext(1);
    String[] ids = {"one", "two", "three", "four", "five"};

    assertThat(signalbox.http().post(events(ids)).statusCode()).isEqualTo(503);
    post(ids);

    await().atMost(LONGEST).until(() -> signalbox.out().csv().size() >= ids.length);
    await().atMost(LONGEST).until(() -> signalbox.out().mails().size() >= ids.length);
    assertThat(signalbox.out().csv())
        .containsExactlyInAnyOrderElementsOf(Stream.of(ids).map(TransactionsTest::line).toList());
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  private void awaitOut(String... ids) {
    // people are told once of an event that comes twice
    int told = new HashSet<>(List.of(ids)).size();
    await().atMost(LONGEST).until(() -> signalbox.out().mails().size() >= told);
    await().atMost(LONGEST).until(() -> signalbox.out().csv().size() >= ids.length);
    assertThat(signalbox.out().csv())
        .containsExactlyElementsOf(Stream.of(ids).map(TransactionsTest::line).toList());
  }

  private long tries(String event) {
    return passed.stream().filter(event::equals).count();
  }

  private EmbeddedBroker brokerElsewhere() throws Exception {
    Topology topology =
        new Topology(
            List.of("Spool", "AwsServiceEvents"),
            List.of(),
            List.of(
                new Topology.Subscription("OrgResourceEvents", "OrgResourceEvents"),
                new Topology.Subscription("OrgResourceEvents", "OrgResourceEventsMessaging"),
                new Topology.Subscription(
                    "OrgResourceEventsNotification", "OrgResourceEventsNotification")),
            List.of(),
            List.of());
    EmbeddedBroker.Journal journal =
        new EmbeddedBroker.Journal(data.resolve("other"), EmbeddedBroker.Journal.FOREVER);
    EmbeddedBroker.RedeliveryPolicy policy =
        new EmbeddedBroker.RedeliveryPolicy(5, Duration.ofMillis(100));
    EmbeddedBroker broker = new EmbeddedBroker(BROKER, journal, topology, policy);
    broker.start();
    return broker;
  }

  private void start(String recipients, Map<String, String> more) throws Exception {
    Map<String, String> keys = new HashMap<>(more);
    keys.put("channel.org-resource-events.recipients", recipients);
    keys.put("channel.max-receive-count", "100");
    signalbox = TestSignalbox.start(data, keys);
    signalbox
        .context()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:gate").errorHandler(noErrorHandler()).process(each -> pass(each));
                from("direct:elsewhere").errorHandler(noErrorHandler()).threads(1).to(OUT);
              }
            });
  }

  private void pass(Exchange exchange) throws IOException {
    String event = exchange.getMessage().getHeader("event-id", String.class);
    passed.add(event);
    new Transactions().of(exchange).ifPresent(deliveries::add);
    if (event.equals("refused")) {
      throw new IllegalArgumentException("refused for good");
    }
    if (event.equals("two")) {
      if (refusesTheSecond) {
        throw new IOException("out of reach");
      }
      passed.add("passed two");
    }
  }

  private void post(String... ids) {
    assertThat(signalbox.http().post(events(ids)).statusCode()).isEqualTo(202);
  }

  private static String events(String... ids) {
    ArrayNode events = Json.MAPPER.createArrayNode();
    for (String id : ids) {
      events.add(Events.ec2(id, "i-" + id, "running"));
    }
    return events.toString();
  }

  private static String line(String id) {
    return Events.csv("i-" + id, "running");
  }
}
