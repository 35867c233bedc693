package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import jakarta.mail.Multipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications to HTTP servers that stand for Slack, Teams, PagerDuty and any other. */
@Tag("waits")
class WebhookDeliveriesTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String TOKEN = "XXXXXXXXXXXXXXXXXXXXXXXX";
  private static final String SLACK_PATH = "/services/T00000000/B00000000/" + TOKEN;
  private static final String TEAMS_PATH =
      "/workflows/abcdef0123456789/triggers/manual/paths/invoke?api-version=1&sig=S3cretS1gnature";
  private static final String ZOOM_PATH = "/incoming/hook/ZzZzZzZzZzZzZzZz";
  private static final String ZOOM_TOKEN = "V3rificationT0ken";
  private static final String ROUTING_KEY = "R0123456789abcdef0123456789abcde";

  /** With what URIs, and Camel's, would take for their own. */
  private static final String RUNBOOK = "1. Look (at 100% + more) & wait.\n2. Restart = done?";

  private static final String RUNBOOK_URL = "https://wiki.example.com/r?page=ec2&v=1#a";

  private static final String QUEUE = "OrgResourceEventsNotification";

  @TempDir Path data;
  private final Receiver slack = Receiver.start();
  private final Receiver teams = Receiver.start();
  private final Receiver zoom = Receiver.start();
  private final Receiver webhook = Receiver.start();
  private final Receiver pagerDuty = Receiver.start();
  private TestSignalbox signalbox;

  @AfterEach
  void stop() {
    if (signalbox != null) {
      signalbox.close();
    }
    List.of(slack, teams, zoom, webhook, pagerDuty).forEach(Receiver::close);
  }

  @Test
  void eachGetsTheNotificationInItsOwnForm() throws Exception {
    signalbox = TestSignalbox.start(data, all());

    post("w-1", "i-1", "stopped");

    JsonNode message = only(slack, SLACK_PATH);
    assertThat(message.path("text").asText()).isEqualTo("EC2 instance i-1 is stopped");
    assertThat(message.at("/blocks/0/type").asText()).isEqualTo("header");
    assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("EC2 instance i-1 is stopped");
    assertThat(message.at("/blocks/1/text/text").asText())
        .startsWith("Infrastructure Source: AWS EC2\nResource Identifier: Instance ID \"i-1\"");
    assertThat(message.at("/blocks/2/fields").findValuesAsText("text"))
        .containsExactly(
            "*Severity*\n🟡 warning",
            "*State*\nstopped",
            "*Source*\naws.ec2",
            "*Resource*\n" + Events.arn("i-1"),
            "*Console*\n<https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2%3Aeu-central-1"
                + "%3A123456789012%3Ainstance%2Fi-1|Open in AWS>",
            "*Runbook*\n<" + RUNBOOK_URL.replace("&", "&amp;") + "|Open the runbook>");
    assertThat(message.at("/blocks/1/text/text").asText())
        .endsWith("\n\nWhat to do next:\n" + RUNBOOK + "\nRunbook: " + RUNBOOK_URL);
    assertThat(message.at("/blocks/3/elements/0/text").asText())
        .isEqualTo("<!date^1767600000^{date_short_pretty} {time_secs}|2026-01-05T08:00:00Z>");

    JsonNode card = only(teams, TEAMS_PATH).at("/attachments/0");
    assertThat(card.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.at("/content/body/0/inlines/0/text").asText())
        .isEqualTo("EC2 instance i-1 is stopped");
    assertThat(card.at("/content/body/1/facts").findValuesAsText("title"))
        .containsExactly("Severity", "State", "Source", "Resource", "Time");
    assertThat(card.at("/content/actions/0/url").asText())
        .startsWith("https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2");
    assertThat(card.at("/content/actions/1/url").asText()).isEqualTo(RUNBOOK_URL);

    JsonNode chat = only(zoom, ZOOM_PATH + "?format=full").path("content");
    assertThat(zoom.requests().get(0).headers()).containsEntry("Authorization", ZOOM_TOKEN);
    assertThat(chat.at("/head/text").asText()).isEqualTo("EC2 instance i-1 is stopped");
    assertThat(chat.at("/body/0/text").asText()).startsWith("Infrastructure Source: AWS EC2\n");
    assertThat(chat.at("/body/1/items").findValuesAsText("key"))
        .containsExactly("Severity", "State", "Source", "Resource", "Time");
    assertThat(chat.at("/body/2/link").asText()).startsWith("https://console.aws.amazon.com/go/");

    assertThat(chat.at("/body/3/link").asText()).isEqualTo(RUNBOOK_URL);

    JsonNode body = only(webhook, "/in");
    assertThat(body.path("runbook").asText()).isEqualTo(RUNBOOK);
    assertThat(body.path("runbook_url").asText()).isEqualTo(RUNBOOK_URL);
    assertThat(body.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "id",
            "time",
            "source",
            "resource",
            "state",
            "severity",
            "subject",
            "text",
            "runbook",
            "runbook_url");
    assertThat(body.path("id").asText()).matches("[0-9a-f-]{36}");
    assertSigned(webhook.requests().get(0));

    JsonNode alert = only(pagerDuty, "/v2/enqueue");
    assertThat(alert.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
    assertThat(alert.path("event_action").asText()).isEqualTo("trigger");
    assertThat(alert.path("dedup_key").asText()).isEqualTo(Events.arn("i-1"));
    assertThat(alert.at("/payload/severity").asText()).isEqualTo("warning");
    assertThat(alert.path("links").findValuesAsText("text"))
        .containsExactly("Open in AWS", "Runbook");
    assertThat(alert.at("/links/1/href").asText()).isEqualTo(RUNBOOK_URL);
    assertThat(alert.at("/payload/custom_details/runbook").asText()).isEqualTo(RUNBOOK);
    assertThat(alert.at("/payload/timestamp").asText()).isEqualTo("2026-01-05T08:00:00Z");

    post("w-2", "i-1", "running");
    await().atMost(LONG).until(() -> pagerDuty.requests().size() == 2);
    JsonNode resolved = json(pagerDuty.requests().get(1));
    assertThat(resolved.path("event_action").asText()).isEqualTo("resolve");
    assertThat(resolved.path("dedup_key").asText()).isEqualTo(Events.arn("i-1"));
    await().atMost(LONG).until(() -> signalbox.out().mails().size() == 2);
    Multipart parts = (Multipart) signalbox.out().mails().get(0).getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains(
            "><bdi>" + Events.arn("i-1") + "</bdi></a>",
            "Mon 5 Jan 2026, 08:00:00 UTC",
            "href=\"" + RUNBOOK_URL.replace("&", "&amp;"));
  }

  @Test
  void whatOthersPublishIsSentAsText() throws Exception {
    signalbox = TestSignalbox.start(data, all());
    String hostile =
        "<!channel> @everyone <http://evil.example|x>\r\nBcc: a@example.com\u2028\u202e ${7*7} {{a}}";
    Map<String, Object> headers = new HashMap<>();
    for (String name : new String[] {"subject", "severity", "source", "resource", "event-time"}) {
      headers.put(name, hostile);
    }
    headers.put("CamelHttpUri", webhook.url("/evil"));
    headers.put("CamelHttpPath", "/evil");

    signalbox
        .producer()
        .sendBodyAndHeaders(
            "{{channel.org-resource-events-notification.out}}", hostile.repeat(12_000), headers);

    JsonNode message = only(slack, SLACK_PATH);
    assertThat(message.path("text").asText())
        .startsWith("&lt;!channel&gt; @\u2060everyone &lt;http://evil.example|x&gt; Bcc: a@");
    assertThat(only(teams, TEAMS_PATH).path("type").asText()).isEqualTo("message");
    assertThat(only(webhook, "/in").path("text").asText()).hasSizeLessThanOrEqualTo(100_000);
    assertThat(only(pagerDuty, "/v2/enqueue").path("event_action").asText()).isEqualTo("trigger");
    await().atMost(LONG).until(() -> signalbox.out().mails().size() == 1);
    assertThat(signalbox.out().mails().get(0).getHeader("Bcc")).isNull();
  }

  @Test
  void oneThatFailsNeitherDelaysTheOthersNorHasThemSendTwice() throws Exception {
    int nobody = Ports.free();
    Map<String, String> keys = all();
    keys.put("notifications.default.runbook", RUNBOOK.replace("\n", "\\n"));
    keys.put("notifications.default.runbook-url", RUNBOOK_URL);
    keys.put("delivery.pagerduty.url", "http://127.0.0.1:%d/".formatted(nobody));
    // a busy machine needs a while to answer, and what it answers late is sent twice
    keys.put("delivery.http.response-timeout-millis", "2000");
    teams.silent(true);
    for (int i = 0; i < 100; i++) {
      slack.answer(500, Map.of(), "at " + SLACK_PATH + " no " + TOKEN);
    }
    List<String> lines;
    try (Logged log = new Logged()) {
      signalbox = TestSignalbox.start(data, keys);

      for (int i = 0; i < 5; i++) {
        post("f-" + i, "i-" + i, "stopped");
      }

      await().atMost(LONG).until(() -> webhook.requests().size() == 5);
      await().atMost(LONG).until(() -> signalbox.out().mails().size() == 5);
      await().atMost(LONG).until(() -> slack.requests().size() >= 5);
      await().atMost(LONG).until(() -> teams.requests().size() > 1);
      lines = log.lines();
    }
    assertThat(webhook.requests()).hasSize(5);
    assertThat(signalbox.out().mails()).hasSize(5);
    assertThat(lines)
        .anyMatch(line -> line.contains("notification-slack"))
        .anyMatch(line -> line.contains("notification-teams"))
        .anyMatch(line -> line.contains("notification-pagerduty"));
    assertNoSecret(lines);
  }

  @Test
  void whatIsOutOfReachIsTriedOneAtATimeAndGetsAllOnceItIsBack() throws Exception {
    int port = Ports.free();
    Map<String, String> keys = all();
    keys.put(
        "delivery.slack.webhook-url-file", file("away", "http://127.0.0.1:%d/x".formatted(port)));
    keys.put("errors.retry.max-seconds", "3600");
    keys.put("delivery.circuit-breaker.failure-count", "3");
    try (Logged log = new Logged()) {
      signalbox = TestSignalbox.start(data, keys);

      for (int i = 0; i < 5; i++) {
        post("b-" + i, "i-" + i, "stopped");
      }

      await().atMost(LONG).until(() -> told(log, "delivery-slack is out of reach") == 1);
      await().atMost(LONG).until(() -> webhook.requests().size() == 5);
      await().atMost(LONG).until(() -> signalbox.out().mails().size() == 5);
      try (Receiver back = Receiver.start(port)) {
        await().atMost(LONG).until(() -> back.requests().size() == 5);
        assertThat(back.requests())
            .extracting(request -> json(request).path("text").asText())
            .doesNotHaveDuplicates();
      }
      assertThat(signalbox.deadLetters(QUEUE + "Slack")).isEmpty();
      assertThat(told(log, "delivery-slack is out of reach")).isEqualTo(1);
      assertThat(told(log, "delivery-slack is within reach again")).isEqualTo(1);
    }
  }

  private static long told(Logged log, String what) {
    return log.lines().stream().filter(line -> line.contains(what)).count();
  }

  @Test
  void aRefusalIsADeadLetterOfThatDeliveryWithoutTheSecret() throws Exception {
    String redirect = "http://127.0.0.1:%d/elsewhere".formatted(webhook.port());
    slack.answer(404, Map.of(), "no_service " + SLACK_PATH + " " + TOKEN + "\r\nERROR forged");
    teams.answer(307, Map.of("Location", redirect), "");
    pagerDuty.answer(400, Map.of(), "bad key " + ROUTING_KEY);
    zoom.answer(401, Map.of(), "bad token " + ZOOM_TOKEN);
    List<String> lines;
    try (Logged log = new Logged()) {
      signalbox = TestSignalbox.start(data, all());

      post("r-1", "i-1", "stopped");

      for (String delivery : new String[] {"Slack", "Teams", "Zoom", "PagerDuty"}) {
        await().atMost(LONG).until(() -> signalbox.deadLetters(QUEUE + delivery).size() == 1);
      }
      lines = log.lines();
    }
    DeadLetter letter = signalbox.deadLetters(QUEUE + "Slack").get(0);
    assertThat(letter.reason())
        .isEqualTo("delivery-slack was answered 404 Not Found: no_service *** *** ERROR forged");
    assertThat(letter.eventId()).isEqualTo(letter.attributes().get("notification-id")).isNotNull();
    assertThat(signalbox.deadLetters(QUEUE + "Teams").get(0).reason())
        .startsWith("delivery-teams was answered 307");
    assertThat(signalbox.deadLetters(QUEUE + "Zoom").get(0).reason())
        .isEqualTo("delivery-zoom was answered 401 Unauthorized: bad token ***");
    assertThat(signalbox.deadLetters(QUEUE + "PagerDuty").get(0).reason())
        .isEqualTo("delivery-pagerduty was answered 400 Bad Request: bad key ***");
    for (String delivery : new String[] {"Slack", "Teams", "Zoom", "PagerDuty"}) {
      assertNoSecret(List.of(signalbox.deadLetters(QUEUE + delivery).toString()));
    }
    assertNoSecret(lines);
    assertThat(webhook.requests()).extracting(Receiver.Request::path).containsOnly("/in");
  }

  @Test
  void whatIsAskedToWaitIsNotTriedAgainBefore() throws Exception {
    Map<String, String> keys = all();
    keys.put("errors.retry.max-seconds", "60");
    slack.answer(429, Map.of("Retry-After", "2"), "").answer(503, Map.of("Retry-After", "1"), "");
    signalbox = TestSignalbox.start(data, keys);
    long start = System.nanoTime();

    post("a-1", "i-1", "stopped");

    await().atMost(LONG).until(() -> slack.requests().size() == 3);
    // with the pauses of the test, 10 and 20 ms, it would be there at once
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
    assertThat(signalbox.deadLetters(QUEUE + "Slack")).isEmpty();
  }

  @Test
  void whatIsNotConfiguredCostsNothing() {
    signalbox = TestSignalbox.start(data, Map.of());

    assertThat(signalbox.context().getRoutes())
        .extracting(org.apache.camel.Route::getRouteId)
        .contains("delivery-outbox")
        .doesNotContain(
            "delivery-slack",
            "delivery-slack-bot",
            "delivery-teams",
            "delivery-zoom",
            "delivery-webhook",
            "delivery-pagerduty");
  }

  @Test
  void whatIsNoLongerConfiguredIsSentNothingMore() throws Exception {
    slack.silent(true);
    signalbox = TestSignalbox.start(data, all());
    post("n-1", "i-1", "stopped");
    await().atMost(LONG).until(() -> !slack.requests().isEmpty());
    signalbox.close();

    signalbox = TestSignalbox.start(data, Map.of());
    post("n-2", "i-2", "stopped");
    await().atMost(LONG).until(() -> signalbox.out().mails().size() == 2);
    signalbox.close();
    slack.silent(false);
    int before = slack.requests().size();
    signalbox = TestSignalbox.start(data, all());
    post("n-3", "i-3", "stopped");

    await().atMost(LONG).until(() -> slack.requests().size() > before);
    assertThat(json(slack.requests().get(before)).path("text").asText()).contains("i-3");
  }

  private Map<String, String> all() throws Exception {
    Map<String, String> keys = new HashMap<>();
    keys.put("delivery.slack.webhook-url-file", file("slack", slack.url(SLACK_PATH)));
    keys.put("delivery.teams.webhook-url-file", file("teams", teams.url(TEAMS_PATH)));
    keys.put("delivery.zoom.webhook-url-file", file("zoom", zoom.url(ZOOM_PATH)));
    keys.put("delivery.zoom.token-file", file("zoom-token", ZOOM_TOKEN));
    keys.put("delivery.webhook.url", webhook.url("/in"));
    keys.put("delivery.webhook.key-file", file("key", "whsec_" + base64("a key of ours")));
    keys.put("delivery.pagerduty.routing-key-file", file("pagerduty", ROUTING_KEY));
    keys.put("notifications.default.runbook", RUNBOOK.replace("\n", "\\n"));
    keys.put("notifications.default.runbook-url", RUNBOOK_URL);
    keys.put("delivery.pagerduty.url", pagerDuty.url("/v2/enqueue"));
    return keys;
  }

  private String file(String name, String secret) throws Exception {
    return Files.writeString(data.resolve(name), secret + "\n").toString();
  }

  private void post(String id, String instance, String state) {
    signalbox.http().post(Events.ec2(id, instance, state).toString());
  }

  private static JsonNode only(Receiver receiver, String path) {
    await().atMost(LONG).until(() -> receiver.requests().size() == 1);
    Receiver.Request request = receiver.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Host", "127.0.0.1:" + receiver.port())
        .doesNotContainKeys("event-id", "subject", "severity", "resource");
    return json(request);
  }

  private static JsonNode json(Receiver.Request request) {
    return Json.read(request.body());
  }

  private static void assertSigned(Receiver.Request request) throws Exception {
    Map<String, String> headers = request.headers();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a key of ours".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(
        (headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + ".").getBytes());
    assertThat(headers.get("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body())));
  }

  private static void assertNoSecret(List<String> texts) {
    for (String secret :
        new String[] {
          TOKEN, "S3cretS1gnature", ROUTING_KEY, "abcdef0123456789", ZOOM_TOKEN, "ZzZzZzZzZzZzZzZz"
        }) {
      assertThat(texts).noneMatch(text -> text.contains(secret));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
