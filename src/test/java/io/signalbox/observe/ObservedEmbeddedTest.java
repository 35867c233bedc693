package io.signalbox.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.HealthOf;
import io.signalbox.testing.MetricsOf;
import io.signalbox.testing.OtlpSpans;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a Signalbox whose channels are the broker in its process. */
@Tag("waits")
class ObservedEmbeddedTest {

  @TempDir static Path data;
  private static Receiver collector;
  private static TestSignalbox signalbox;
  private static MetricsOf metrics;
  private static HealthOf health;

  @BeforeAll
  static void start() {
    collector = Receiver.start();
    int observe = Ports.free();
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "observe.port",
                Integer.toString(observe),
                "observe.heartbeat.rate-seconds",
                "1",
                "observe.notifications.overdue-seconds",
                "1",
                "observe.traces.endpoint",
                collector.url("")));
    metrics = new MetricsOf(observe);
    health = new HealthOf(observe);
  }

  @AfterAll
  static void stop() {
    signalbox.close();
    collector.close();
  }

  @Test
  void anEventHasOneTraceThroughAllHops() {
    signalbox.http().post(Events.ec2("t-1", "i-1", "running").toString());

    await()
        .untilAsserted(
            () ->
                assertThat(OtlpSpans.byTrace(collector.requests()).values())
                    .anySatisfy(
                        spans ->
                            assertThat(spans)
                                .contains(
                                    "queue:Spool",
                                    "topic:OrgResourceEvents",
                                    "OrgResourceEvents::OrgResourceEventsMessaging",
                                    "topic:OrgResourceEventsNotification",
                                    "OrgResourceEventsNotification::OrgResourceEventsNotification",
                                    "out/mail")));
    assertThat(collector.requests()).extracting(Receiver.Request::path).containsOnly("/v1/traces");
  }

  @Test
  void heartbeatsComeBackWithoutAMailAndAreSeenByMachines() {
    await()
        .until(
            () ->
                metrics.sum(
                        "signalbox_heartbeat_latency_seconds_count", Map.of("delivery", "outbox"))
                    > 1);

    assertThat(metrics.sum("signalbox_heartbeat_age_seconds", Map.of("delivery", "outbox")))
        .isBetween(0.0, 60.0);
    assertThat(signalbox.out().mails())
        .noneMatch(mail -> mail.toString().contains("Heartbeat"))
        .hasSizeLessThan(2);
    await()
        .untilAsserted(
            () ->
                assertThat(signalbox.out().csv())
                    .anyMatch(
                        line ->
                            line.matches("signalbox\\.heartbeat,arn:onprem:signalbox:.*/1,alive")));
  }

  @Test
  void notificationsThatNobodyPublishesAreTold() throws Exception {
    await().until(() -> health.check("notifications").path("status").asText().equals("UP"));
    signalbox.context().getRouteController().stopRoute("notification-words");
    try {
      signalbox.http().post(Events.ec2("w-1", "i-w", "running").toString());

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> health.check("notifications").path("status").asText().equals("DEGRADED"));
      assertThat(health.check("notifications").path("reason").asText())
          .isEqualTo("what is due has not been published for more than 1 s");
      assertThat(health.check("notifications").path("due").asInt()).isPositive();
      assertThat(health.check("notifications").path("oldest-due").asText()).startsWith("20");
      await()
          .untilAsserted(
              () -> {
                assertThat(metrics.sum("signalbox_notification_groups", Map.of())).isPositive();
                assertThat(metrics.sum("signalbox_notifications_due", Map.of())).isPositive();
                assertThat(metrics.sum("signalbox_notifications_due_age_seconds", Map.of()))
                    .isGreaterThan(1);
              });
    } finally {
      signalbox.context().getRouteController().startRoute("notification-words");
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> health.check("notifications").path("status").asText().equals("UP"));
    await().until(() -> metrics.sum("signalbox_notifications_due_age_seconds", Map.of()) < 1);
  }

  @Test
  void theQueuesOfTheBrokerAreCountedByName() {
    for (String queue : new String[] {"Spool", "OrgResourceEventsNotification-DeadLetter"}) {
      assertThat(metrics.get().body()).contains("queue=\"%s\"".formatted(queue));
    }
  }
}
