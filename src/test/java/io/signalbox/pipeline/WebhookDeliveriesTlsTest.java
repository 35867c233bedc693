package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.TlsKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications over TLS: only to the server that is meant. */
class WebhookDeliveriesTlsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String PATH = "/services/T00000000/B00000000/XXXXXXXXXXXX";

  @TempDir Path data;

  @AfterEach
  void trustAsBefore() {
    TlsKeys.trustAsBefore();
  }

  @Test
  void aServerThatTheJvmTrustsIsSentThem() throws Exception {
    Path keys = TlsKeys.make(data, "localhost");
    TlsKeys.trust(keys);
    try (Receiver slack = TlsKeys.receiver(keys);
        TestSignalbox signalbox = start(slack)) {
      signalbox.http().post(Events.ec2("t-1", "i-1", "stopped").toString());

      await().atMost(LONG).until(() -> slack.requests().size() == 1);
      assertThat(slack.requests().get(0).path()).isEqualTo(PATH);
    }
  }

  @Test
  void aServerOfAnotherNameIsSentNone() throws Exception {
    Path keys = TlsKeys.make(data, "example.com");
    TlsKeys.trust(keys);
    try (Logged log = new Logged();
        Receiver slack = TlsKeys.receiver(keys);
        TestSignalbox signalbox = start(slack)) {
      signalbox.http().post(Events.ec2("t-2", "i-1", "stopped").toString());

      await()
          .atMost(LONG)
          .until(() -> log.lines().stream().anyMatch(line -> line.contains("[example.com]")));
      await().atMost(LONG).until(() -> signalbox.out().mails().size() == 1);
      assertThat(slack.requests()).isEmpty();
      assertThat(log.lines()).noneMatch(line -> line.contains("B00000000"));
    }
  }

  private TestSignalbox start(Receiver slack) throws Exception {
    String url = "https://localhost:%d%s".formatted(slack.port(), PATH);
    Path file = Files.writeString(data.resolve("slack"), url);
    return TestSignalbox.start(data, Map.of("delivery.slack.webhook-url-file", file.toString()));
  }
}
