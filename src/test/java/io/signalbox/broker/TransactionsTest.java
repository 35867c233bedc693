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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private volatile boolean refusesTheSecond = true;
  private TestSignalbox signalbox;

  @AfterEach
  void stop() {
    FailingCommits.failNext(0);
    signalbox.close();
  }

  @Test
  void whatWasSentBeforeAFailedCommitComesOutOnceWhenTheMessageComesAgain() throws Exception {
    Topology topology =
        new Topology(
            List.of("Spool", "AwsServiceEvents"),
            List.of(
                new Topology.Subscription("OrgResourceEvents", "OrgResourceEvents"),
                new Topology.Subscription("OrgResourceEvents", "OrgResourceEventsMessaging"),
                new Topology.Subscription(
                    "OrgResourceEventsNotification", "OrgResourceEventsNotification")));
    EmbeddedBroker.Journal journal =
        new EmbeddedBroker.Journal(data.resolve("other"), EmbeddedBroker.Journal.FOREVER);
    EmbeddedBroker.RedeliveryPolicy policy =
        new EmbeddedBroker.RedeliveryPolicy(5, Duration.ofMillis(100));
    try (EmbeddedBroker broker = new EmbeddedBroker(BROKER, journal, topology, policy)) {
      broker.start();
      String interceptor = FailingCommits.class.getName();
      String url = "vm://%d?outgoingInterceptorList=%s".formatted(BROKER, interceptor);
      signalbox = TestSignalbox.start(data, Map.of("broker.url", url));
      FailingCommits.failNext(2);

      post("one", "two");

      await().atMost(LONGEST).until(() -> signalbox.out().mails().size() == 2);
      assertThat(FailingCommits.left()).isZero();
      assertThat(signalbox.out().csv()).containsExactly(line("one"), line("two"));
      assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
      signalbox.close();
    }
  }

  @Test
  void whatWasSentBeforeAFailureIsTakenBackAndIsNoRepeatWhenTheMessageComesAgain()
      throws Exception {
    start(OUT + ",direct:gate");

    post("one", "two");
    await().atMost(LONGEST).until(() -> passed.contains("one"));
    await().atMost(LONGEST).until(() -> passed.lastIndexOf("one") > passed.indexOf("two"));
    assertThat(signalbox.out().csv()).isEmpty();
    refusesTheSecond = false;

    await().atMost(LONGEST).until(() -> signalbox.out().mails().size() == 2);
    assertThat(signalbox.out().csv()).containsExactly(line("one"), line("two"));
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  @Test
  void whatTheBrokerHasNoPartInIsARepeatWhenTheMessageComesAgain() throws Exception {
    start("direct:gate");

    post("one", "two");
    await().atMost(LONGEST).until(() -> signalbox.count("signalbox.events.duplicate") > 0);
    refusesTheSecond = false;

    await().atMost(LONGEST).until(() -> passed.contains("passed two"));
    assertThat(passed).containsOnlyOnce("one").containsOnlyOnce("passed two");
  }

  @Test
  void whatAnotherThreadSendsIsSentByItself() throws Exception {
    start("direct:elsewhere,direct:gate");

    post("one", "two");

    await().atMost(LONGEST).until(() -> signalbox.out().csv().contains(line("one")));
    await().atMost(LONGEST).until(() -> signalbox.count("signalbox.events.duplicate") > 0);
    refusesTheSecond = false;
    await().atMost(LONGEST).until(() -> passed.contains("passed two"));
    assertThat(signalbox.out().csv()).containsOnlyOnce(line("one"));
  }

  @Test
  void aRepeatWithinOneMessageIsDropped() throws Exception {
    start(OUT);

    post("one", "one", "two");

    await().atMost(LONGEST).until(() -> signalbox.out().mails().size() == 2);
    assertThat(signalbox.out().csv()).containsExactly(line("one"), line("two"));
    assertThat(signalbox.count("signalbox.events.duplicate")).isEqualTo(1);
  }

  @Test
  void aDeadLetterIsOneEvenIfItsMessageComesAgain() throws Exception {
    start(OUT + ",direct:gate");

    post("refused", "two");
    await().atMost(LONGEST).until(() -> passed.indexOf("two") < passed.lastIndexOf("refused"));
    assertThat(signalbox.deadLetters("Spool")).isEmpty();
    refusesTheSecond = false;

    await().atMost(LONGEST).until(() -> signalbox.out().csv().contains(line("two")));
    assertThat(signalbox.deadLetters("Spool")).hasSize(1);
  }

  private void start(String recipients) throws Exception {
    Map<String, String> keys = new HashMap<>();
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
    ArrayNode events = Json.MAPPER.createArrayNode();
    for (String id : ids) {
      events.add(Events.ec2(id, "i-" + id, "running"));
    }
    assertThat(signalbox.http().post(events.toString()).statusCode()).isEqualTo(202);
  }

  private static String line(String id) {
    return Events.csv("i-" + id, "running");
  }
}
