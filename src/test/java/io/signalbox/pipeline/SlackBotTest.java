package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Slack;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications to a server that stands for Slack, by a bot. */
@Tag("waits")
class SlackBotTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String CHANNEL = "C0123456789";
  private static final String QUEUE = "OrgResourceEventsNotificationSlack";

  @TempDir static Path data;
  private static final Slack slack = new Slack(CHANNEL);
  private static TestSignalbox signalbox;

  @BeforeAll
  static void start() throws Exception {
    Path token = Files.writeString(data.resolve("token"), Slack.TOKEN + "\n");
    signalbox =
        TestSignalbox.start(
            data,
            Map.of(
                "delivery.slack.channel",
                CHANNEL,
                "delivery.slack.token-file",
                token.toString(),
                "delivery.slack.api-url",
                slack.url(),
                "errors.retry.max-seconds",
                "60"));
  }

  @AfterAll
  static void stop() {
    signalbox.close();
    slack.close();
  }

  @Test
  void theEndOfAProblemAnswersInItsThreadAfterARestartToo() throws Exception {
    send("t-1", "i-1", "stopped", "08:00:00");
    JsonNode problem = request("EC2 instance i-1 is stopped");
    signalbox.close();
    start();
    send("t-2", "i-1", "running", "08:20:00");

    JsonNode end = request("EC2 instance i-1 is running (recovered after 20 min)");
    assertThat(problem.path("channel").asText()).isEqualTo(CHANNEL);
    assertThat(problem.has("thread_ts")).isFalse();
    assertThat(problem.at("/blocks/0/text/text").asText()).isEqualTo("EC2 instance i-1 is stopped");
    assertThat(end.path("thread_ts").asText()).matches("1767600000\\.\\d{6}");
    assertThat(end.path("reply_broadcast").asBoolean(true)).isFalse();
  }

  @Test
  void whatIsStillAProblemIsShownInTheChannelTooAndAThreadNeedsNotItsFirst() {
    publish("4f1c.0a1b", "critical", "still one");
    JsonNode first = request("still one");
    publish("4f1c", "critical", "late");
    publish("4f1c.0a1c", "warning", "again one");

    JsonNode again = request("again one");
    assertThat(first.has("thread_ts")).isFalse();
    assertThat(request("late").path("thread_ts")).isEqualTo(again.path("thread_ts"));
    assertThat(again.path("reply_broadcast").asBoolean()).isTrue();
    publish("not one of ours: {{x}}", "critical", "other");
    assertThat(request("other").has("thread_ts")).isFalse();
  }

  @Test
  void whatPassesIsTriedAgainAndPostedOnce() {
    slack.answer(200, Map.of(), "{\"ok\": false, \"error\": \"internal_error\"}");
    slack.answer(200, Map.of(), "<html>a proxy</html>");
    slack.answer(200, Map.of(), "");
    slack.answer(429, Map.of("Retry-After", "1"), "{\"ok\": false, \"error\": \"ratelimited\"}");
    long start = System.nanoTime();
    publish("5f1c", "critical", "in a rush");

    await().atMost(LONG).until(() -> slack.requests("in a rush").size() == 5);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    publish("5f1c.0a1b", "ok", "calm");
    assertThat(request("calm").has("thread_ts")).isTrue();
    assertThat(slack.requests("in a rush")).hasSize(5);
  }

  @Test
  void aRefusalIsADeadLetterWithWhatSlackSays() {
    String needed = "{\"ok\": false, \"error\": \"missing_scope\", \"needed\": \"chat:write\"}";
    slack.answer(200, Map.of(), needed);
    slack.answer(404, Map.of(), "no " + Slack.TOKEN);
    List<String> lines;
    try (Logged log = new Logged()) {
      publish("6f1c", "critical", "refused");
      publish("7f1c", "critical", "elsewhere");
      await().atMost(LONG).until(() -> letter("7f1c").isPresent());
      lines = log.lines();
    }

    String reason = letter("6f1c").orElseThrow().reason();
    assertThat(reason)
        .isEqualTo(
            "Slack has not posted it to the channel C0123456789: missing_scope, needs chat:write");
    assertThat(letter("7f1c").orElseThrow().reason())
        .isEqualTo("delivery-slack-bot was answered 404 Not Found: no ***");
    assertThat(lines).noneMatch(line -> line.contains(Slack.TOKEN));
    assertThat(slack.requests("refused")).hasSize(1);
  }

  @Test
  void aThreadThatIsGoneIsForgotten() {
    publish("8f1c", "critical", "deleted");
    request("deleted");
    slack.deleteAll();
    publish("8f1c.0a1b", "ok", "too late");
    await().atMost(LONG).until(() -> letter("8f1c.0a1b").isPresent());
    publish("8f1c.0a1c", "ok", "by itself");

    assertThat(request("by itself").has("thread_ts")).isFalse();
    assertThat(letter("8f1c.0a1b").orElseThrow().reason()).endsWith(": thread_not_found");
  }

  private static void send(String id, String instance, String state, String time) {
    var event = Events.ec2(id, instance, state);
    event.put("time", "2026-01-05T" + time + "Z");
    signalbox.http().post(event.toString());
  }

  private static void publish(String id, String severity, String subject) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("notification-id", id);
    headers.put("severity", severity);
    headers.put("subject", subject);
    signalbox
        .producer()
        .sendBodyAndHeaders("{{channel.org-resource-events-notification.out}}", "x", headers);
  }

  private static JsonNode request(String text) {
    await().atMost(LONG).until(() -> !slack.requests(text).isEmpty());
    return slack.requests(text).get(0);
  }

  private static Optional<DeadLetter> letter(String notification) {
    return signalbox.deadLetters(QUEUE).stream()
        .filter(each -> notification.equals(each.attributes().get("notification-id")))
        .findFirst();
  }
}
