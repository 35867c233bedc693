package io.signalbox.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.HealthOf;
import io.signalbox.testing.Logged;
import io.signalbox.testing.MetricsOf;
import io.signalbox.testing.MetricsOf.Family;
import io.signalbox.testing.OtlpSpans;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.Senders;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.aws.AwsServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is told of a Signalbox on AWS that also has listeners, and so of every hop. */
class ObservedTest {

  private static final Map<String, String> SPOOL = Map.of("hop", "spool");
  private static final Map<String, String> PEOPLE = Map.of("hop", "org-resource-events-messaging");
  private static final Map<String, String> MAIL = Map.of("hop", "org-resource-events-notification");
  private static final Map<String, String> WEBHOOK =
      Map.of("hop", "org-resource-events-notification-webhook");

  @TempDir static Path data;
  private static final int SYSLOG = Ports.free();
  private static AwsServer aws;
  private static Receiver webhook;
  private static Receiver collector;
  private static TestSignalbox signalbox;
  private static MetricsOf metrics;
  private static HealthOf health;

  @BeforeAll
  static void start() {
    aws = AwsServer.start();
    webhook = Receiver.start();
    collector = Receiver.start();
    int observe = Ports.free();
    signalbox = TestSignalbox.start(data, keys(observe));
    metrics = new MetricsOf(observe);
    health = new HealthOf(observe);
    List.of("email-ses", "webhook").forEach(each -> await().until(() -> heartbeats(each) == 1));
  }

  private static Map<String, String> keys(int observe) {
    Map<String, String> keys = new HashMap<>();
    keys.put("profile", "aws");
    keys.put("aws.region", AwsServer.REGION);
    keys.put("aws.endpoint", aws.endpoint().toString());
    keys.put("aws.sqs.wait-time-seconds", "1");
    keys.put("channel.create", "true");
    keys.put("channel.ignore.patterns", "[{\"detail\":{\"instance-id\":[\"i-ignored\"]}}]");
    keys.put("intake.syslog.udp.port", Integer.toString(SYSLOG));
    keys.put("intake.syslog.tcp.port", Integer.toString(Ports.free()));
    keys.put("intake.snmp.port", Integer.toString(Ports.free()));
    keys.put("delivery.webhook.url", webhook.url("/in"));
    keys.put("errors.retry.max-seconds", "60");
    keys.put("observe.dead-letters.poll-seconds", "1");
    keys.put("delivery.circuit-breaker.failure-count", "3");
    // one at the start, and no other among the events that are counted
    keys.put("observe.heartbeat.rate-seconds", "3600");
    keys.put("observe.traces.endpoint", collector.url(""));
    keys.put("observe.port", Integer.toString(observe));
    return keys;
  }

  @AfterAll
  static void stop() {
    signalbox.close();
    webhook.close();
    collector.close();
    aws.close();
  }

  @Test
  void theMetricsAreThoseThatAreDocumented() throws Exception {
    post(Events.ec2("m-1", "i-1", "running"));
    await().until(() -> deliveries("webhook", "delivered") > 0);

    assertThat(metrics.get().headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    Map<String, Family> documented = DocumentedMetrics.read();
    Map<String, Family> exposed = metrics.families();
    documented.keySet().removeIf(name -> isOfCollections(name) && !exposed.containsKey(name));
    assertThat(exposed).containsOnlyKeys(documented.keySet());
    assertThat(exposed).isEqualTo(documented);
  }

  /** What Java says of garbage collections, as far as there was one. */
  private static boolean isOfCollections(String name) {
    return name.startsWith("jvm_gc_");
  }

  @Test
  void anEventIsCountedAtEachHopAndTimedOverall() {
    double in = events("in", SPOOL);
    double out = events("out", SPOOL);
    double inPeople = events("in", PEOPLE);
    double outPeople = events("out", PEOPLE);
    double mails = deliveries("email-ses", "delivered");
    double outMail = events("out", MAIL);
    double timed = timed("email-ses");
    double timedWebhook = timed("webhook");

    ObjectNode two = Events.ec2("c-1", "i-1", "stopped");
    two.withArray("resources").add(Events.arn("i-2"));
    post(two);

    await().until(() -> deliveries("email-ses", "delivered") >= mails + 2);
    await().until(() -> timed("email-ses") >= timed + 2);
    await().until(() -> timed("webhook") >= timedWebhook + 2);
    assertThat(events("in", SPOOL)).isEqualTo(in + 1);
    assertThat(events("out", SPOOL)).isEqualTo(out + 2);
    assertThat(events("in", PEOPLE)).isEqualTo(inPeople + 2);
    assertThat(events("out", PEOPLE)).isEqualTo(outPeople + 2);
    assertThat(events("out", MAIL)).isEqualTo(outMail + 2);
    assertThat(metrics.sum("signalbox_hop_latency_seconds_count", SPOOL)).isPositive();
    assertThat(metrics.sum("signalbox_hop_latency_seconds_count", PEOPLE)).isPositive();
    assertThat(metrics.sum("signalbox_aws_requests_total", Map.of("operation", "PublishBatch")))
        .isPositive();
  }

  @Test
  void whatGoesNoFurtherIsCountedByItsReason() {
    double duplicate = events("duplicate", SPOOL);
    double ignored = events("ignored", SPOOL);
    double dead = events("dead", SPOOL);
    double out = events("out", SPOOL);
    ObjectNode bad = Events.ec2("g-2", "i-1", "running");
    ((ObjectNode) bad.get("detail")).remove("state");

    post(Events.ec2("g-1", "i-1", "running"));
    await().until(() -> events("out", SPOOL) == out + 1);
    post(Events.ec2("g-1", "i-1", "running"));
    post(bad);
    post(Events.ec2("g-3", "i-ignored", "running"));

    await().until(() -> events("duplicate", SPOOL) == duplicate + 1);
    await().until(() -> events("dead", SPOOL) == dead + 1);
    await().until(() -> events("ignored", SPOOL) == ignored + 1);
    assertThat(events("out", SPOOL)).isEqualTo(out + 1);
    await()
        .until(
            () -> metrics.sum("signalbox_queue_messages", Map.of("queue", "Spool-DeadLetter")) > 0);
  }

  @Test
  void whatAQueueItselfGivesUpOnIsSeen() {
    Map<String, String> queue = Map.of("queue", "OrgResourceEvents-DeadLetter");
    double dead = metrics.sum("signalbox_events_dead_total", Map.of());

    // another team's consumer, which fails each time
    try (SqsClient sqs = aws.client(SqsClient.builder()).build()) {
      String url = sqs.getQueueUrl(q -> q.queueName("OrgResourceEvents")).queueUrl();
      sqs.sendMessage(m -> m.queueUrl(url).messageBody(Events.csv("i-1", "running")));
      await()
          .until(
              () -> {
                sqs.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(0));
                return metrics.sum("signalbox_dead_letters_waiting", queue) > 0;
              });
    }
    assertThat(metrics.sum("signalbox_events_dead_total", Map.of())).isEqualTo(dead);
    assertThat(
            metrics.sum(
                "signalbox_dead_letters_waiting",
                Map.of("queue", "OrgResourceEventsMessaging-DeadLetter")))
        .isZero();
  }

  @Test
  void deliveriesAreCountedByTheirResult() {
    double retried = events("retried", WEBHOOK);
    double dead = deliveries("webhook", "dead");
    double out = events("out", WEBHOOK);
    double before = deliveries("webhook", "delivered");
    webhook.answer(503, Map.of(), "");
    post(Events.ec2("d-1", "i-1", "running"));
    await().until(() -> deliveries("webhook", "delivered") == before + 1);

    webhook.answer(410, Map.of(), "gone");
    post(Events.ec2("d-2", "i-1", "stopped"));

    await().until(() -> deliveries("webhook", "dead") == dead + 1);
    assertThat(events("retried", WEBHOOK)).isEqualTo(retried + 1);
    assertThat(events("out", WEBHOOK)).isEqualTo(out + 1);
    assertThat(events("dead", WEBHOOK)).isPositive();
  }

  @Test
  void aListenersMessagesAreCounted() {
    Map<String, String> udp = Map.of("listener", "syslog-udp");
    double received = metrics.sum("signalbox_listener_received_total", udp);

    Senders.udp(InetAddress.getLoopbackAddress(), SYSLOG, "<11>Jan  5 08:00:00 h app: failed");

    await().until(() -> metrics.sum("signalbox_listener_received_total", udp) == received + 1);
    await().until(() -> metrics.sum("signalbox_batch_events_sum", Map.of("batch", "spool")) > 0);
  }

  @Test
  void noLabelHasAValueFromOutside() {
    ObjectNode event = Events.ec2("l-1", "i-unheard-of", "running");
    event.put("source", "com.example.unheard-of").put("region", "unheard-of-1");
    double in = events("in", SPOOL);

    post(event);

    await().until(() -> events("in", SPOOL) > in);
    assertThat(metrics.get().body()).doesNotContain("unheard-of");
    assertThat(metrics.families().values())
        .flatExtracting(Family::labels)
        .doesNotContainAnyElementsOf(Set.of("camelContext", "source", "account"));
  }

  @Test
  void healthNamesListenersChannelsAndDeliveries() {
    post(Events.ec2("h-1", "i-1", "running"));
    await().until(() -> deliveries("webhook", "delivered") > 0);

    await().until(() -> Json.read(health.get("").body()).path("status").asText().equals("UP"));
    assertThat(names("listeners"))
        .containsExactly(
            "alertmanager", "github", "grafana", "http", "snmp", "syslog-tcp", "syslog-udp");
    assertThat(health.check("listeners").at("/listeners/6").toString())
        .isEqualTo("{\"name\":\"syslog-udp\",\"status\":\"UP\",\"port\":%d}".formatted(SYSLOG));
    assertThat(names("channels"))
        .containsExactly(
            "aws-service-events",
            "org-resource-events-messaging",
            "org-resource-events-notification",
            "org-resource-events-notification-webhook",
            "spool");
    assertThat(names("deliveries")).containsExactly("email-ses", "webhook");
    assertThat(item("deliveries", "webhook").path("last-result").asText()).isEqualTo("delivered");
  }

  @Test
  void aDeliveryThatFailsIsNamedWithItsReason() {
    webhook.answer(410, Map.of(), "gone");
    post(Events.ec2("h-2", "i-1", "running"));

    await().until(() -> item("deliveries", "webhook").path("last-result").asText().equals("dead"));
    assertThat(Json.read(health.get("").body()).path("status").asText()).isEqualTo("DEGRADED");
    assertThat(item("deliveries", "webhook").path("status").asText()).isEqualTo("DEGRADED");
    assertThat(item("deliveries", "webhook").path("reason").asText())
        .isEqualTo("delivery-webhook was answered 410 Gone: gone");
    assertThat(health.get("/ready").statusCode()).isEqualTo(200);

    double delivered = deliveries("webhook", "delivered");
    post(Events.ec2("h-3", "i-1", "running"));
    await().until(() -> deliveries("webhook", "delivered") > delivered);
    assertThat(item("deliveries", "webhook").path("status").asText()).isEqualTo("UP");
  }

  @Test
  void mailsWaitUntriedWhileSesIsOutOfReachAndAllAreSentOnce() {
    Map<String, String> delivery = Map.of("delivery", "email-ses");
    Map<String, String> requests = Map.of("operation", "SendRawEmail");
    assertThat(metrics.sum("signalbox_delivery_reachable", delivery)).isEqualTo(1);
    double delivered = deliveries("email-ses", "delivered");
    double posted = deliveries("webhook", "delivered");
    double dead = deliveries("email-ses", "dead");
    double made = metrics.sum("signalbox_aws_requests_total", requests);
    double failed = metrics.sum("signalbox_aws_entries_failed_total", requests);
    int mails = aws.mails().size();
    aws.faults().fail(1_000_000, "SendRawEmail", 503, "ServiceUnavailable");
    try {
      for (int i = 0; i < 5; i++) {
        post(Events.ec2("s-" + i, "i-s-" + i, "running"));
      }
      await().until(() -> metrics.sum("signalbox_delivery_reachable", delivery) == 0);
      await()
          .until(
              () ->
                  item("deliveries", "email-ses")
                      .path("reason")
                      .asText()
                      .equals("delivery-email-ses was out of reach lately"));
    } finally {
      aws.faults().clear();
    }

    await().until(() -> deliveries("email-ses", "delivered") == delivered + 5);
    await().until(() -> deliveries("webhook", "delivered") == posted + 5);
    assertThat(aws.mails()).hasSize(mails + 5);
    assertThat(deliveries("email-ses", "dead")).isEqualTo(dead);
    assertThat(deliveries("email-ses", "returned")).isZero();
    assertThat(metrics.sum("signalbox_delivery_reachable", delivery)).isEqualTo(1);
    double failures = metrics.sum("signalbox_aws_entries_failed_total", requests) - failed;
    assertThat(failures).isGreaterThanOrEqualTo(3);
    assertThat(metrics.sum("signalbox_aws_requests_total", requests))
        .isEqualTo(made + failures + 5);
  }

  @Test
  void aHopThatCannotHandOnIsNamedAndTheLogSaysWhichEvent() {
    aws.faults().fail(1_000_000, "Publish", 503, "ServiceUnavailable");
    try (Logged log = new Logged()) {
      post(Events.ec2("p-1", "i-1", "running"));

      await().until(() -> item("channels", "spool").path("reason").isTextual());
      assertThat(item("channels", "spool").path("reason").asText()).startsWith("cannot hand on: ");
      assertThat(item("channels", "spool").path("status").asText()).isEqualTo("DEGRADED");
      await().until(() -> log.eventIds().contains("p-1"));
    } finally {
      aws.faults().clear();
    }
    await().until(() -> item("channels", "spool").path("status").asText().equals("UP"));
  }

  @Test
  void aQueueThatIsOutOfReachIsNamedAndNoReasonToEndAPod() {
    aws.faults().fail(1_000_000, "ReceiveMessage", 503, "ServiceUnavailable");
    try {
      await()
          .until(
              () -> item("channels", "org-resource-events-messaging").path("reason").isTextual());
      assertThat(item("channels", "org-resource-events-messaging").path("reason").asText())
          .startsWith("Receiving from " + aws.endpoint())
          .contains("failed");
      assertThat(item("channels", "spool").path("status").asText()).isEqualTo("UP");
      assertThat(health.get("").statusCode()).isEqualTo(200);
      assertThat(Json.read(health.get("").body()).path("status").asText()).isEqualTo("DEGRADED");
      assertThat(health.get("/ready").statusCode()).isEqualTo(200);
      assertThat(health.get("/live").statusCode()).isEqualTo(200);
      assertThat(metrics.sum("signalbox_hop_reachable", PEOPLE)).isZero();
    } finally {
      aws.faults().clear();
    }
    await().until(() -> metrics.sum("signalbox_hop_reachable", PEOPLE) == 1);
  }

  @Test
  void heartbeatsComeBackToEachDeliveryAndGoToNoPeople() {
    for (String delivery : List.of("email-ses", "webhook")) {
      assertThat(item("heartbeat", delivery).path("last-return").asText()).startsWith("20");
      assertThat(item("heartbeat", delivery).path("status").asText()).isEqualTo("UP");
    }

    assertThat(metrics.sum("signalbox_heartbeat_sent_total", Map.of())).isPositive();
    assertThat(aws.mails()).noneMatch(mail -> mail.toString().contains("Heartbeat"));
    assertThat(webhook.requests())
        .noneMatch(request -> new String(request.body(), UTF_8).contains("signalbox.heartbeat"));
  }

  @Test
  void aHeartbeatInTheEnvelopeOfSnsOrOfAnotherEstateIsDroppedToo() {
    double delivered = deliveries("webhook", "delivered");
    double before = events("in", WEBHOOK);
    String attributes =
        """
        {"source": {"Type": "String", "Value": "signalbox.heartbeat"},
         "resource": {"Type": "String", "Value": "arn:onprem:signalbox:ff::heartbeat/1f/60"},
         "event-time": {"Type": "String", "Value": "2026-01-05T08:00:00Z"}}
        """;
    String wrapped =
        """
        {"Type": "Notification", "TopicArn": "arn:aws:sns:eu-central-1:0:t", "Subject": "beat",
         "Message": "beat", "MessageAttributes": %s}
        """
            .formatted(attributes);
    try (SqsClient sqs = aws.client(SqsClient.builder()).build()) {
      String url =
          sqs.getQueueUrl(q -> q.queueName("OrgResourceEventsNotificationWebhook")).queueUrl();
      sqs.sendMessage(m -> m.queueUrl(url).messageBody(wrapped));
    }
    post(Events.ec2("b-1", "i-9", "running"));

    await().until(() -> deliveries("webhook", "delivered") == delivered + 1);
    await()
        .until(
            () ->
                webhook.requests().stream()
                    .anyMatch(
                        request ->
                            new String(request.body(), UTF_8)
                                .contains("resource\":\"" + Events.arn("i-9"))));
    assertThat(events("in", WEBHOOK)).isEqualTo(before + 1);
    assertThat(webhook.requests())
        .noneMatch(request -> new String(request.body(), UTF_8).contains("beat"));
  }

  @Test
  void aHeartbeatIsOfThoseWhoShareTheQueues() {
    Heartbeats heartbeats = signalbox.context().getRegistry().findSingleByType(Heartbeats.class);
    String url =
        signalbox.context().resolvePropertyPlaceholders("{{channel.aws-service-events.queue-url}}");

    assertThat(heartbeats.event().path("resources").path(0).asText())
        .startsWith(
            "arn:onprem:signalbox:%s::heartbeat/"
                .formatted(
                    UUID.nameUUIDFromBytes(url.getBytes(UTF_8)).toString().replace("-", "")));
  }

  private static double heartbeats(String delivery) {
    return metrics.sum("signalbox_heartbeat_latency_seconds_count", Map.of("delivery", delivery));
  }

  @Test
  void anEventHasOneTraceThroughAllHopsAndADeadLetterItsReason() {
    double dead = events("dead", WEBHOOK);
    webhook.answer(410, Map.of(), "gone");
    post(Events.ec2("t-1", "i-1", "running"));
    await().until(() -> events("dead", WEBHOOK) == dead + 1);

    await()
        .untilAsserted(
            () ->
                assertThat(OtlpSpans.byTrace(collector.requests()).values())
                    .anySatisfy(
                        spans ->
                            assertThat(spans)
                                .contains(
                                    "queue:Spool",
                                    "aws2-sns",
                                    "OrgResourceEventsMessaging?",
                                    "OrgResourceEventsNotification?",
                                    "OrgResourceEventsNotificationWebhook?",
                                    "OrgResourceEventsNotificationWebhook-DeadLetter?",
                                    "aws2-ses")));
  }

  private static List<String> names(String check) {
    return health.check(check).path(check).findValuesAsText("name");
  }

  private static JsonNode item(String check, String name) {
    for (JsonNode item : health.check(check).path(check)) {
      if (item.path("name").asText().equals(name)) {
        return item;
      }
    }
    throw new AssertionError("no %s in %s".formatted(name, check));
  }

  private static void post(ObjectNode event) {
    assertThat(signalbox.http().post(event.toString()).statusCode()).isEqualTo(202);
  }

  private static double events(String what, Map<String, String> labels) {
    return metrics.sum("signalbox_events_%s_total".formatted(what), labels);
  }

  private static double deliveries(String delivery, String result) {
    return metrics.sum(
        "signalbox_deliveries_total", Map.of("delivery", delivery, "result", result));
  }

  private static double timed(String delivery) {
    return metrics.sum("signalbox_delivery_latency_seconds_count", Map.of("delivery", delivery));
  }
}
