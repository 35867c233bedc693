package io.signalbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Events;
import io.signalbox.testing.HealthOf;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker whose journal cannot be written for a time, as on a full disk. */
@Tag("waits")
class RevivalTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path data;
  private final HealthOf health = new HealthOf(Ports.free());
  private final Set<String> accepted = new TreeSet<>();

  @Test
  void nothingIsTakenMeanwhileAndAllThatWasTakenComesOut() throws Exception {
    Map<String, String> keys = Map.of("observe.port", Integer.toString(health.port()));
    try (TestSignalbox signalbox = TestSignalbox.start(data, keys)) {
      // not only once
      for (int time = 0; time < 2; time++) {
        assertThat(isTaken(signalbox)).isTrue();
        fail(signalbox);
        assertThat(isTaken(signalbox)).isFalse();
        assertThat(health.get("/ready").statusCode()).isEqualTo(503);
        assertThat(health.check("spool").path("reason").asText())
            .isEqualTo("the broker's journal cannot be written: No space left on device");

        await().atMost(LONGEST).until(() -> isTaken(signalbox));
        await().atMost(LONGEST).until(() -> signalbox.out().csv().containsAll(accepted));
        assertThat(health.get("/ready").statusCode()).isEqualTo(200);
      }
    }
  }

  /** As the broker does when it gets this from the file system. */
  private static void fail(TestSignalbox signalbox) {
    Spool spool = signalbox.context().getRegistry().lookupByNameAndType("spool", Spool.class);
    IOException failure = new IOException("No space left on device");
    spool.running().orElseThrow().artemis().getStorageManager().criticalError(failure);
  }

  private boolean isTaken(TestSignalbox signalbox) {
    String instance = "i-" + accepted.size();
    String event = Events.ec2(instance, instance, "running").toString();
    boolean taken = signalbox.http().post(event).statusCode() == 202;
    if (taken) {
      accepted.add(Events.csv(instance, "running"));
    }
    return taken;
  }
}
