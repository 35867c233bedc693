package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.Slack;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications to targets that have names, of which some fail. */
@Tag("waits")
class TargetsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String QUEUE = "OrgResourceEventsNotification";
  private static final int FAILURES = 6;
  private static final String PAYMENTS = "C0PAYMENTS";

  @TempDir static Path data;
  private static final Slack slack = new Slack(PAYMENTS);
  private static final Receiver server = Receiver.start();

  /** Where what is for slack:ops, an incoming webhook, goes. */
  private static final Receiver ops = Receiver.start();

  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    signalbox = TestSignalbox.start(data, keys());
  }

  @AfterAll
  static void stop() {
    signalbox.close();
    slack.close();
    server.close();
    ops.close();
  }

  @Test
  void eachThatIsNamedGetsItOnceWhateverBecomesOfAnother() throws Exception {
    for (int i = 0; i < FAILURES; i++) {
      ops.answer(500, Map.of(), "");
    }
    signalbox.http().post(Events.ec2("t-1", "i-1", "stopped").toString());
    await().atMost(LONG).until(() -> ops.requests().size() > 2);
    JsonNode problem = slack("EC2 instance i-1 is stopped");
    var recovery = Events.ec2("t-2", "i-1", "running").put("time", "2026-01-05T08:20:00Z");
    signalbox.http().post(recovery.toString());

    JsonNode end = slack("EC2 instance i-1 is running (recovered after 20 min)");
    assertThat(problem.path("channel").asText()).isEqualTo(PAYMENTS);
    assertThat(end.has("thread_ts")).isTrue();
    List<JsonNode> alerts = both("/v2/enqueue");
    assertThat(alerts.get(1).path("routing_key").asText()).isEqualTo("R-of-the-database-team");
    assertThat(alerts.get(1).path("event_action").asText()).isEqualTo("resolve");
    assertThat(both("/noc").get(0).path("type").asText()).isEqualTo("message");
    assertThat(both("/zoom?format=full").get(0).has("content")).isTrue();
    assertThat(both("/crm").get(0).path("subject").asText()).contains("i-1 is stopped");
    assertThat(signed("/crm")).isTrue();
    await().atMost(LONG).until(() -> ops.requests().size() == FAILURES + 2);
    await().atMost(LONG).until(() -> heartbeats("target-teams-noc") > 0);
    assertThat(sent("/all")).as("what is not named").isEmpty();
    assertThat(slack.requests("EC2 instance i-1 is stopped")).hasSize(1);
  }

  @Test
  void aNameThatThereIsNotIsADeadLetterAndNoneForTheOthers() {
    publish("u-1", "webhook:nobody,slack:payments");
    publish("u-2", "slack:nobody,teams:noc");

    await().atMost(LONG).until(() -> signalbox.deadLetters(QUEUE + "Webhook").size() == 1);
    assertThat(signalbox.deadLetters(QUEUE + "Webhook").get(0).reason())
        .isEqualTo("there is no recipient webhook:nobody: delivery.webhook.url.nobody is missing");
    // which is the first of those that there are, as there is none without a name
    await().atMost(LONG).until(() -> signalbox.deadLetters(QUEUE + "Slack_ops").size() == 1);
    assertThat(signalbox.deadLetters(QUEUE + "Slack_ops").get(0).reason())
        .isEqualTo(
            "there is no recipient slack:nobody: delivery.slack.channel.nobody or"
                + " delivery.slack.webhook-url-file.nobody is missing");
    slack("u-1");
    await()
        .atMost(LONG)
        .until(() -> sent("/noc").stream().anyMatch(card -> card.toString().contains("u-2")));
    assertThat(signalbox.deadLetters(QUEUE + "Slack_payments")).isEmpty();
  }

  @Test
  void theQueueOfOneThatIsNoMoreGoes() throws Exception {
    signalbox.close();
    Map<String, String> keys = keys();
    keys.remove("delivery.teams.webhook-url-file.noc");
    keys.put("notifications.default.recipients", "slack:payments");
    try (Logged log = new Logged()) {
      signalbox = TestSignalbox.start(data, keys);
      publish("g-1", "teams:noc");
      publish("g-2", "slack:payments");
      slack("g-2");
      assertThat(log.lines()).noneMatch(line -> line.contains("Teams"));
    }
    signalbox.close();
    start();
    publish("g-3", "teams:noc");

    await().atMost(LONG).until(() -> sent("/noc").toString().contains("g-3"));
    assertThat(sent("/noc").toString()).doesNotContain("g-1");
  }

  @Test
  void aRuleThatNamesOneThatThereIsNotIsRefused() throws Exception {
    String rule =
        signalbox.texts().entrySet().stream()
            .filter(file -> file.getKey().endsWith("notifications/default.camel.yaml"))
            .findFirst()
            .orElseThrow()
            .getValue()
            .replace("default", "mine")
            .replace("\"{{notifications.mine.recipients}}\"", "\"email,slack:nobody\"")
            .replaceAll("\\{\\{notifications.mine", "{{notifications.default");
    signalbox.change("file:routes/notifications/mine.camel.yaml", rule);

    assertThat(signalbox.refusals())
        .extracting(Object::toString)
        .singleElement()
        .asString()
        .contains("mine.camel.yaml")
        .contains(
            "rule mine: recipients: slack:nobody needs the key delivery.slack.channel.nobody");
  }

  private static Map<String, String> keys() throws Exception {
    Map<String, String> keys = new HashMap<>();
    keys.put("delivery.slack.token-file", file("token", Slack.TOKEN));
    keys.put("delivery.slack.api-url", slack.url());
    keys.put("delivery.slack.channel.payments", PAYMENTS);
    keys.put("delivery.slack.webhook-url-file.ops", file("ops", ops.url("/services/T/B/ops")));
    keys.put("delivery.pagerduty.url", server.url("/v2/enqueue"));
    keys.put(
        "delivery.pagerduty.routing-key-file.db-team", file("pagerduty", "R-of-the-database-team"));
    keys.put("delivery.teams.webhook-url-file.noc", file("noc", server.url("/noc")));
    keys.put("delivery.zoom.webhook-url-file.Z_1", file("zoom", server.url("/zoom")));
    keys.put("delivery.zoom.token-file.Z_1", file("zoom-token", "V3rificationT0ken"));
    keys.put("delivery.webhook.url", server.url("/all"));
    keys.put("delivery.webhook.url.crm", server.url("/crm"));
    keys.put("delivery.webhook.key-file.crm", file("key", "a key of ours"));
    keys.put(
        "notifications.default.recipients",
        "slack:payments,slack:ops,pagerduty:db-team,teams:noc,zoom:Z_1,webhook:crm");
    keys.put("observe.heartbeat.rate-seconds", "1");
    keys.put("errors.retry.max-seconds", "60");
    keys.put("delivery.circuit-breaker.failure-count", "100");
    return keys;
  }

  private static String file(String name, String secret) throws Exception {
    return Files.writeString(data.resolve(name), secret + "\n").toString();
  }

  private static void publish(String subject, String recipients) {
    signalbox
        .producer()
        .sendBodyAndHeaders(
            "{{channel.org-resource-events-notification.out}}",
            "x",
            Map.of("subject", subject, "recipients", recipients));
  }

  private static JsonNode slack(String text) {
    await().atMost(LONG).until(() -> !slack.requests(text).isEmpty());
    return slack.requests(text).get(0);
  }

  /** What was sent there of the problem and of its end, once both are there. */
  private static List<JsonNode> both(String path) {
    await().atMost(LONG).until(() -> sent(path, "i-1").size() >= 2);
    List<JsonNode> both = sent(path, "i-1");
    assertThat(both).hasSize(2);
    return both;
  }

  private static List<JsonNode> sent(String path, String of) {
    return sent(path).stream().filter(each -> each.toString().contains(of)).toList();
  }

  private static List<JsonNode> sent(String path) {
    return server.requests().stream()
        .filter(request -> request.path().equals(path))
        .map(request -> Json.read(request.body()))
        .toList();
  }

  private static long heartbeats(String delivery) {
    MeterRegistry meters = signalbox.context().getRegistry().findSingleByType(MeterRegistry.class);
    Timer latency = meters.find("signalbox.heartbeat.latency").tag("delivery", delivery).timer();
    return latency == null ? 0 : latency.count();
  }

  private static boolean signed(String path) {
    return server.requests().stream()
        .filter(request -> request.path().equals(path))
        .allMatch(request -> request.headers().containsKey("webhook-signature"));
  }
}
