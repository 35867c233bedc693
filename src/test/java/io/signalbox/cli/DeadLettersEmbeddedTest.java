package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Routes;
import io.signalbox.testing.TestSignalbox;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signalbox dead-letters} on the journal of a broker that has stopped. */
class DeadLettersEmbeddedTest {

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  private static final String NO_STATE = "no state: looked in detail for state, status";

  @TempDir Path directory;

  @Test
  void aReplayedEventGoesOnWhereItFailedAndInOrder() {
    deadLetter("d-1", "d-2", "d-3");

    DeadLettersRun list = run("list");
    assertThat(list.err()).isEmpty();
    assertThat(list.code()).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(list.out().get(i))
          .matches(
              "ID:\\S+  Spool-DeadLetter  %s  d-%d  spool  %s.*".formatted(TIME, i + 1, NO_STATE));
    }
    assertThat(list.out().subList(3, list.out().size()))
        .containsExactly(
            "Spool-DeadLetter: 3",
            "AwsServiceEvents-DeadLetter: 0",
            "OrgResourceEvents-DeadLetter: 0",
            "OrgResourceEventsMessaging-DeadLetter: 0",
            "OrgResourceEventsNotification-DeadLetter: 0");
    DeadLettersRun replay = run("replay", list.id(2), list.id(0), list.id(1));
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out())
        .containsExactly(
            list.id(0) + "  Spool-DeadLetter -> Spool",
            list.id(1) + "  Spool-DeadLetter -> Spool",
            list.id(2) + "  Spool-DeadLetter -> Spool",
            "replayed: 3");
    assertThat(replay.code()).isZero();
    assertThat(run("list", "Spool").out()).containsExactly("Spool-DeadLetter: 0");

    try (TestSignalbox signalbox = start(withSource())) {
      await().until(() -> signalbox.out().csv().size() == 3);
      assertThat(signalbox.out().csv()).containsExactly(csv("d-1"), csv("d-2"), csv("d-3"));
      assertThat(signalbox.deadLetters("Spool")).isEmpty();
    }
  }

  @Test
  void aDeadLetterIsListedAsJsonAndShownWhole() {
    deadLetter("d-4");

    DeadLettersRun json = run("list", "--json", "spool");
    DeadLettersRun show = run("show", run("list", "Spool-DeadLetter").id(0));

    assertThat(json.out()).hasSize(1);
    assertThat(json.out().get(0))
        .matches(
            ("\\{\"id\":\"ID:.+\",\"queue\":\"Spool-DeadLetter\",\"failed-at\":\"%s\","
                    + "\"event-id\":\"d-4\",\"hop\":\"spool\",\"reason\":\"%s.*\"}")
                .formatted(TIME, NO_STATE));
    assertThat(show.out().get(0)).startsWith("id: ID:");
    assertThat(show.out().get(1)).isEqualTo("queue: Spool-DeadLetter");
    assertThat(show.out().get(2)).matches("failed-at: " + TIME);
    assertThat(show.out().get(3)).isEqualTo("hop: spool");
    assertThat(show.out().get(4)).startsWith("reason: " + NO_STATE);
    assertThat(show.out().get(5)).isEmpty();
    assertThat(Json.read(String.join("\n", show.out().subList(6, show.out().size()))))
        .isEqualTo(Json.read(event("d-4")));
    assertThat(show.code()).isZero();
  }

  @Test
  void whatIsDiscardedIsGoneAndTheRestKeepsItsIdsAndOrder() {
    deadLetter("d-5", "d-6", "d-7");
    DeadLettersRun before = run("list", "Spool");

    DeadLettersRun discard = run("discard", before.id(1));

    assertThat(discard.out()).containsExactly(before.id(1) + "  Spool-DeadLetter", "discarded: 1");
    assertThat(run("list", "Spool").out())
        .containsExactly(before.out().get(0), before.out().get(2), "Spool-DeadLetter: 2");
    assertThat(run("discard", "--all", "--queue", "Spool").code()).isEqualTo(2);
    assertThat(run("discard", "--all", "--yes").code()).isEqualTo(2);
    assertThat(run("discard", "--all", "--yes", "--queue", "Spool").out())
        .containsExactly(
            before.id(0) + "  Spool-DeadLetter",
            before.id(2) + "  Spool-DeadLetter",
            "discarded: 2");
    assertThat(run("list", "Spool").out()).containsExactly("Spool-DeadLetter: 0");
  }

  @Test
  void anUnknownIdIsAnErrorAndNothingIsDone() {
    deadLetter("d-8");
    DeadLettersRun before = run("list");

    for (String command : List.of("replay", "discard")) {
      DeadLettersRun run = run(command, before.id(0), "ID:none");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo("signalbox: ID:none: no such dead letter; nothing was done%n".formatted());
    }
    DeadLettersRun show = run("show", "ID:none");
    assertThat(show.code()).isEqualTo(1);
    assertThat(show.err()).isEqualTo("signalbox: ID:none: no such dead letter%n".formatted());
    assertThat(run("list").out()).isEqualTo(before.out());
  }

  @Test
  void whatTheBrokerGaveUpGoesBackToItsOwnQueueAlone() throws Exception {
    Map<String, String> noServer =
        Map.of(
            "delivery.email.transport", "smtp",
            "delivery.email-smtp.port", Integer.toString(Ports.free()),
            "delivery.circuit-breaker.failure-count", "1000",
            "channel.max-receive-count", "1");
    try (TestSignalbox signalbox = start(noServer)) {
      signalbox.http().post(Events.ec2("d-9", "i-1", "running").toString());
      await().until(() -> signalbox.deadLetters("OrgResourceEventsNotification").size() == 1);
    }

    DeadLettersRun list = run("list", "org-resource-events-notification");
    // a notification has an id of its own
    assertThat(list.out().get(0))
        .startsWith(list.id(0) + "  OrgResourceEventsNotification-DeadLetter  -  ")
        .endsWith("  -  -")
        .matches(".*  [0-9a-f-]{36}  -  -");
    DeadLettersRun replay = run("replay", "--all");
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out())
        .containsExactly(
            list.id(0)
                + "  OrgResourceEventsNotification-DeadLetter -> OrgResourceEventsNotification",
            "replayed: 1");
    try (TestSignalbox signalbox = start(Map.of())) {
      await().until(() -> signalbox.out().mails().size() == 1);
      assertThat(signalbox.out().mails().get(0).getSubject())
          .isEqualTo("EC2 instance i-1 is running");
      assertThat(signalbox.out().csv()).hasSize(1);
    }
  }

  @Test
  void theAttributesOfTheOriginalGoBackWithItAndOnlyThey() {
    try (TestSignalbox signalbox = start(Map.of())) {
      signalbox
          .producer()
          .sendBodyAndHeaders(
              "{{channel.org-resource-events.out}}",
              "only,two",
              Map.of("event-id", "d-10", "severity", "info"));
      await().until(() -> signalbox.deadLetters("OrgResourceEventsMessaging").size() == 1);
      await().until(() -> machines(signalbox) == 1);
    }
    DeadLettersRun replay = run("replay", "--all", "--queue", "org-resource-events-messaging");
    assertThat(replay.err()).isEmpty();

    // it fails as before, so its dead letter tells what came back
    try (TestSignalbox signalbox = start(Map.of())) {
      await().until(() -> signalbox.deadLetters("OrgResourceEventsMessaging").size() == 1);
      DeadLetter letter = signalbox.deadLetters("OrgResourceEventsMessaging").get(0);
      assertThat(letter.original()).isEqualTo("only,two");
      assertThat(letter.attributes())
          .containsOnlyKeys("event-id", "severity", "failed-at", "hop", "reason");
      assertThat(machines(signalbox)).as("no second copy to the topic's other queue").isEqualTo(1);
    }
  }

  @Test
  void aWrongQueueAndAPlaceWithoutABrokerAreToldInOneLine() {
    DeadLettersRun noBroker = run("list");
    assertThat(noBroker.code()).isEqualTo(1);
    assertThat(noBroker.err())
        .isEqualTo(
            "signalbox: data.directory=%s (--set): no broker has run there yet%n"
                .formatted(directory));
    DeadLettersRun noQueue = run("list", "Spol");
    assertThat(noQueue.code()).isEqualTo(2);
    assertThat(noQueue.err())
        .isEqualTo(
            ("signalbox: Spol: no such queue; there are Spool, AwsServiceEvents,"
                    + " OrgResourceEvents, OrgResourceEventsMessaging,"
                    + " OrgResourceEventsNotification%n")
                .formatted());
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("replay").code()).isEqualTo(2);
    assertThat(run("replay", "--all", "x").code()).isEqualTo(2);
    assertThat(run("replay", "x", "--queue", "Spool").code()).isEqualTo(2);
  }

  @Test
  void aDeadLetterStaysHoweverOftenItsReplayIsRolledBack() throws Exception {
    try (TestSignalbox signalbox = start(Map.of("channel.max-receive-count", "1"))) {
      signalbox.http().post(event("d-11"));
      await().until(() -> signalbox.deadLetters("Spool").size() == 1);
      ConnectionFactory broker =
          signalbox.context().getRegistry().lookupByNameAndType("broker", ConnectionFactory.class);
      for (int i = 0; i < 3; i++) {
        try (JMSContext context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
          var consumer = context.createConsumer(context.createQueue("Spool-DeadLetter"));
          assertThat(consumer.receive(5_000)).isNotNull();
          context.rollback();
        }
      }
      assertThat(signalbox.deadLetters("Spool")).hasSize(1);
    }
  }

  /** What came of all messages on the machines' queue. */
  private static int machines(TestSignalbox signalbox) {
    return signalbox.out().csv().size() + signalbox.deadLetters("OrgResourceEvents").size();
  }

  private void deadLetter(String... ids) {
    try (TestSignalbox signalbox = start(Map.of())) {
      for (String id : ids) {
        assertThat(signalbox.http().post(event(id)).statusCode()).isEqualTo(202);
      }
      await().until(() -> signalbox.deadLetters("Spool").size() == ids.length);
    }
  }

  private Map<String, String> withSource() {
    Path routes = directory.resolve("routes");
    Routes.copyTo(routes);
    Routes.addSource(routes, "com.example.other");
    return Map.of("routes.directory", routes.toString());
  }

  private TestSignalbox start(Map<String, String> keys) {
    return TestSignalbox.start(directory, new HashMap<>(keys));
  }

  private DeadLettersRun run(String... arguments) {
    return DeadLettersRun.of(Map.of("data.directory", directory.toString()), arguments);
  }

  private static String event(String id) {
    return """
        {"version":"0","id":"%s","detail-type":"Deployment Finished","source":"com.example.other",
         "account":"","time":"2026-01-05T08:00:00Z","region":"","resources":[],
         "detail":{"service":"%s","verdict":"failed"}}
        """
        .formatted(id, id);
  }

  private static String csv(String id) {
    return "com.example.other,arn:onprem:shop:here::service/%s,failed".formatted(id);
  }
}
