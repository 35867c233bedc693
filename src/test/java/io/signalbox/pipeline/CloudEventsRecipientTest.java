package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard events to an HTTP server, read there with the SDK of CloudEvents. */
@Tag("waits")
class CloudEventsRecipientTest {

  private static final String TOKEN = "s3cr3t-t0k3n";

  @TempDir Path data;
  private final Receiver receiver = Receiver.start();
  private TestSignalbox signalbox;

  @AfterEach
  void stop() {
    if (signalbox != null) {
      signalbox.close();
    }
    receiver.close();
  }

  @Test
  void aStandardEventIsSentAsACloudEventInTheStructuredMode() {
    start(receiver.url("/in?tenant=a%20b"), Map.of("channel.hop-mark", "here"));

    post("c-1", "i-1");

    await().until(() -> receiver.requests().size() == 1);
    Receiver.Request request = receiver.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/in?tenant=a%20b");
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/cloudevents+json")
        .doesNotContainKeys("Authorization", "event-id", "summary", "severity");
    MessageReader reader = HttpMessageFactory.createReader(request.headers(), request.body());
    assertThat(reader.getEncoding()).isEqualTo(Encoding.STRUCTURED);
    CloudEvent event = reader.toEvent();
    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo("c-1");
    assertThat(event.getSource()).isEqualTo(URI.create("com.amazonaws/eu-central-1/ec2"));
    assertThat(event.getType()).isEqualTo("EC2 Instance State-change Notification");
    assertThat(event.getSubject()).isEqualTo(Events.arn("i-1"));
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-01-05T08:00:00Z"));
    assertThat(event.getExtension("awsaccount")).isEqualTo("123456789012");
    assertThat(event.getExtension("awsregion")).isEqualTo("eu-central-1");
    assertThat(event.getExtension("signalboxhops")).isEqualTo("here");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    var detail = Json.read(event.getData().toBytes());
    assertThat(detail.path("instance-id").asText()).isEqualTo("i-1");
    assertThat(detail.at("/signalbox/severity").asText()).isEqualTo("warning");
    await().until(() -> signalbox.out().csv().equals(csv("i-1")));
  }

  @Test
  void theTokenIsSentAndStandsNowhereElse() throws Exception {
    Path file = Files.writeString(data.resolve("token"), TOKEN + "\n");
    List<String> lines;
    try (Logged log = new Logged()) {
      start(receiver.url("/"), Map.of("channel.cloudevents.token-file", file.toString()));
      receiver.answer(503, Map.of(), "").answer(400, Map.of(), "no");

      post("c-2", "i-1");

      await().until(() -> signalbox.deadLetters("Spool").size() == 1);
      lines = log.lines();
    }
    assertThat(receiver.requests())
        .hasSize(2)
        .allMatch(request -> request.headers().get("Authorization").equals("Bearer " + TOKEN));
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
    assertThat(signalbox.deadLetters("Spool").get(0).toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whatMayPassIsTriedAgain(int status) {
    start(receiver.url("/"), Map.of());
    // more often than it is tried at once: it goes back to its queue in between
    for (int i = 0; i < 4; i++) {
      receiver.answer(status, Map.of("Retry-After", "3600"), "busy");
    }

    post("c-3", "i-1");

    await().atMost(Duration.ofSeconds(20)).until(() -> receiver.requests().size() == 5);
    assertThat(signalbox.deadLetters("Spool")).isEmpty();
  }

  @Test
  void whatIsOutOfReachGetsItsEventsLater() {
    int port = Ports.free();
    start("http://127.0.0.1:%d/".formatted(port), Map.of());

    post("c-4", "i-1");
    await().until(() -> signalbox.out().csv().size() > 1);

    try (Receiver late = Receiver.start(port)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> late.requests().size() == 1);
    }
    assertThat(signalbox.out().csv()).containsOnly(Events.csv("i-1", "stopped"));
  }

  @Test
  void noAnswerIsWaitedForOnlySoLong() {
    receiver.silent(true);
    start(receiver.url("/"), Map.of("channel.cloudevents.response-timeout-millis", "200"));

    post("c-5", "i-1");
    await().atMost(Duration.ofSeconds(20)).until(() -> receiver.requests().size() >= 2);
    receiver.silent(false);

    post("c-6", "i-2");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> receiver.requests().stream().anyMatch(r -> isOf(r, "c-6")));
  }

  @Test
  void whatIsRefusedIsADeadLetterWithTheAnswerAndGoesToAllOthers() {
    start(receiver.url("/"), Map.of());
    String page = "no such\r\nERROR forged: tenant\n" + "x".repeat(100_000);
    receiver.answer(400, Map.of(), page);

    post("c-7", "i-1");

    await().until(() -> signalbox.deadLetters("Spool").size() == 1);
    DeadLetter letter = signalbox.deadLetters("Spool").get(0);
    assertThat(letter.reason())
        .startsWith(
            "channel-cloudevents was answered 400 Bad Request: no such ERROR forged: tenant xxx")
        .endsWith("x…")
        .hasSizeLessThan(400);
    assertThat(letter.eventId()).isEqualTo("c-7");
    await().until(() -> signalbox.out().csv().equals(csv("i-1")));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void whatWasRefusedIsSentAgainWhenItIsReplayed() {
    start(receiver.url("/"), Map.of());
    receiver.answer(404, Map.of(), "");

    post("c-8", "i-1");
    await().until(() -> signalbox.deadLetters("Spool").size() == 1);
    assertThat(signalbox.deadLetters("Spool").get(0).reason())
        .isEqualTo("channel-cloudevents was answered 404 Not Found");
    String original = signalbox.deadLetters("Spool").get(0).original();
    signalbox.producer().sendBody("{{channel.spool.out}}", original);

    await().until(() -> receiver.requests().size() == 2);
    assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
  }

  @Test
  void whatIsRefusedWhileAnotherIsOutOfReachStaysOnItsQueue() {
    String recipients = "channel.org-resource-events.recipients";
    Map<String, String> keys =
        Map.of(
            recipients,
            "direct:nowhere?block=false,direct:cloudevents",
            "channel.cloudevents.url",
            receiver.url("/"));
    receiver.answer(400, Map.of(), "");
    signalbox = TestSignalbox.start(data, keys);

    post("c-10", "i-1");
    await().until(() -> receiver.requests().size() == 1);
    signalbox.close();
    signalbox = TestSignalbox.start(data, Map.of());

    await().until(() -> signalbox.out().csv().equals(csv("i-1")));
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    Path file = Files.writeString(data.resolve("token"), TOKEN);
    try (Receiver elsewhere = Receiver.start()) {
      start(receiver.url("/"), Map.of("channel.cloudevents.token-file", file.toString()));
      receiver.answer(307, Map.of("Location", elsewhere.url("/")), "");

      post("c-9", "i-1");

      await().until(() -> signalbox.deadLetters("Spool").size() == 1);
      assertThat(signalbox.deadLetters("Spool").get(0).reason())
          .startsWith("channel-cloudevents was answered 307");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  private void start(String url, Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(more);
    keys.put(
        "channel.org-resource-events.recipients",
        "direct:cloudevents,{{channel.org-resource-events.out}}");
    keys.put("channel.cloudevents.url", url);
    signalbox = TestSignalbox.start(data, keys);
  }

  private void post(String id, String instance) {
    signalbox.http().post(Events.ec2(id, instance, "stopped").toString());
  }

  private static List<String> csv(String instance) {
    return List.of(Events.csv(instance, "stopped"));
  }

  private static boolean isOf(Receiver.Request request, String id) {
    return Json.read(request.body()).path("id").asText().equals(id);
  }
}
