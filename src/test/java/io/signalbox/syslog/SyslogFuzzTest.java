package io.signalbox.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.EventEnvelope;
import io.signalbox.event.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The messages of {@code messages.txt}, mutated: whatever comes, an event comes of it. */
class SyslogFuzzTest {

  private static final int MUTATIONS = 100_000;
  private static final long SEED = 5424;
  private final MutatedMessages messages = new MutatedMessages(SEED);
  private final SyslogEvents events =
      new SyslogEvents(
          "main",
          ZoneId.of("Europe/Berlin"),
          InstantSource.fixed(Instant.EPOCH.plusSeconds(1L << 30)));

  @Test
  void whateverComesIsAnEvent() {
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] message = messages.next();
      JsonNode event = events.read(new Frames.Frame(message, Origin.UNKNOWN, false));
      if (i % 10 == 0) {
        check(event);
      }
    }
  }

  /** It passes as an event of any other sender would, and what is kept has its bounds. */
  private static void check(JsonNode event) {
    String text = event.toString();
    assertThat(EventEnvelope.complete(Json.read(text), null)).isNotNull();
    JsonNode detail = event.path("detail");
    int raw = detail.path("raw").asText().length();
    assertThat(detail.path("message").asText().length()).isLessThanOrEqualTo(raw);
    assertThat(event.path("resources").path(0).asText())
        .matches("arn:onprem:syslog:main::host/[A-Za-z0-9._:-]{1,255}");
  }
}
