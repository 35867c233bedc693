package io.signalbox.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.OtlpSpans;
import io.signalbox.testing.Receiver;
import io.signalbox.testing.TestSignalbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of one event through the broker in the process. */
class EmbeddedTracesTest {

  @TempDir Path data;

  @Test
  void anEventHasOneTraceThroughAllHops() {
    try (Receiver collector = Receiver.start();
        TestSignalbox signalbox =
            TestSignalbox.start(data, Map.of("observe.traces.endpoint", collector.url("")))) {
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
  }
}
