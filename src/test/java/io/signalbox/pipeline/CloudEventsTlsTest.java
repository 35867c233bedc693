package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.Logged;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import io.signalbox.testing.TlsKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudEvents over TLS: only to the server that is meant. */
@Tag("waits")
class CloudEventsTlsTest {

  @TempDir Path data;

  @AfterEach
  void trustAsBefore() {
    TlsKeys.trustAsBefore();
  }

  @Test
  void aServerThatTheJvmTrustsIsSentEvents() throws Exception {
    Path keys = TlsKeys.make(data, "localhost");
    TlsKeys.trust(keys);
    try (Receiver receiver = TlsKeys.receiver(keys);
        TestSignalbox signalbox = start(receiver)) {
      signalbox.http().post(Events.ec2("t-1", "i-1", "stopped").toString());

      await().until(() -> receiver.requests().size() == 1);
    }
  }

  @Test
  void aServerThatItDoesNotTrustIsSentNone() throws Exception {
    isSentNothing(TlsKeys.make(data, "localhost"), "PKIX path building failed");
  }

  @Test
  void aServerOfAnotherNameIsSentNone() throws Exception {
    Path keys = TlsKeys.make(data, "example.com");
    TlsKeys.trust(keys);
    isSentNothing(keys, "doesn't match any of the subject alternative names: [example.com]");
  }

  private void isSentNothing(Path keys, String why) throws Exception {
    try (Logged log = new Logged();
        Receiver receiver = TlsKeys.receiver(keys);
        TestSignalbox signalbox = start(receiver)) {
      signalbox.http().post(Events.ec2("t-2", "i-1", "stopped").toString());

      // tried until its queue gives it up
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> signalbox.deadLetters("Spool").size() == 1);
      assertThat(signalbox.deadLetters("Spool").get(0).reason()).isNull();
      assertThat(receiver.requests()).isEmpty();
      assertThat(log.lines()).anyMatch(line -> line.contains(why));
    }
  }

  private TestSignalbox start(Receiver receiver) {
    return TestSignalbox.start(
        data,
        Map.of(
            "channel.org-resource-events.recipients", "direct:cloudevents",
            "channel.cloudevents.url", "https://localhost:%d/".formatted(receiver.port()),
            "channel.max-receive-count", "2"));
  }
}
