package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.event.Json;
import io.signalbox.testing.Events;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events while a recipient of the channel is out of reach. */
@Tag("waits")
class EmbeddedFaultsTest {

  private static final String NOWHERE = "direct:nowhere?block=false";

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void eachEventOfAnArrayThatFailsIsADeadLetterOfItsOwnAtLast() {
    Map<String, String> keys =
        Map.of(
            "channel.org-resource-events.recipients",
            NOWHERE,
            "channel.max-receive-count",
            "2",
            "observe.dead-letters.poll-seconds",
            "1");
    String array = "[" + event("f-1", "i-1") + "," + event("f-2", "i-2") + "]";

    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      signalbox.http().post(array);

      await().atMost(LONG).until(() -> signalbox.deadLetters("Spool").size() == 2);
      assertThat(signalbox.deadLetters("Spool"))
          .extracting(letter -> Json.read(letter.original()).path("id").asText())
          .containsExactly("f-1", "f-2");
      // the broker itself put them there
      assertThat(signalbox.count("signalbox.events.dead")).isZero();
      await()
          .atMost(LONG)
          .until(() -> signalbox.gauge("signalbox.dead.letters.waiting", "Spool-DeadLetter") == 2);
    }
  }

  @Test
  void eventsWaitOnTheirQueueInTheirOrderUntilEveryRecipientIsBack() {
    String recipients = "{{channel.org-resource-events.out}}," + NOWHERE;
    Map<String, String> broken =
        Map.of(
            "channel.org-resource-events.recipients", recipients, "errors.retry.max-seconds", "60");

    try (TestSignalbox signalbox = TestSignalbox.start(data, broken)) {
      signalbox.http().post("[" + event("f-3", "i-3") + "," + event("f-4", "i-4") + "]");
      signalbox.http().post(event("f-5", "i-5"));
      await().atMost(LONG).until(() -> signalbox.context().getInflightRepository().size() > 0);
    }
    try (TestSignalbox signalbox = TestSignalbox.start(data, Map.of())) {
      await()
          .atMost(LONG)
          .until(() -> signalbox.out().csv().contains(Events.csv("i-5", "running")));
      // one recipient had not acknowledged the first: they are sent again to all
      assertThat(signalbox.out().csv().stream().distinct())
          .containsExactly(
              Events.csv("i-3", "running"),
              Events.csv("i-4", "running"),
              Events.csv("i-5", "running"));
      assertThat(signalbox.count("signalbox.events.duplicate")).isZero();
    }
  }

  @Test
  void oneRecipientThatFailsKeepsNoOtherEventFromItsOwn() throws Exception {
    // a file in the place of the directory that the mails go to
    Files.createDirectories(data.resolve("out"));
    Files.writeString(data.resolve("out/mail"), "");

    Map<String, String> patient =
        Map.of("channel.max-receive-count", "1", "errors.retry.max-seconds", "60");
    try (TestSignalbox signalbox = TestSignalbox.start(data, patient)) {
      signalbox.http().post(event("f-4", "i-4"));
      signalbox.http().post(event("f-5", "i-5"));

      await().until(() -> signalbox.out().csv().size() == 2);
      Files.delete(data.resolve("out/mail"));
      await().atMost(Duration.ofSeconds(30)).until(() -> signalbox.out().mails().size() == 2);
      assertThat(signalbox.out().mails().get(0).getSubject()).contains("i-4");
      assertThat(signalbox.out().mails().get(1).getSubject()).contains("i-5");
    }
  }

  private static String event(String id, String instance) {
    return Events.ec2(id, instance, "running").toString();
  }
}
