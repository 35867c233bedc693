package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.signalbox.testing.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jar tells systemd, by the system's own command and a socket such as systemd's. */
class SystemdIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void systemdHearsOfTheStartOfLifeAndOfTheEnd() {
    Commands.assumeInstalled("SystemdIT", List.of("systemd-notify"));
    assumeTrue(Epoll.isAvailable(), "this needs Netty's epoll");
    try (ServiceManager systemd = new ServiceManager(directory)) {
      JarProcess process =
          JarProcess.start(
              directory,
              Map.of("NOTIFY_SOCKET", systemd.address(), "WATCHDOG_USEC", "400000"),
              JarProcess.set(Map.of("data.directory", "data", "intake.http.port", "")));
      try {
        await().atMost(LONG).until(() -> count(systemd.told(), "WATCHDOG=1") >= 3);
        assertThat(process.isReady()).as(process.output()).isTrue();
      } finally {
        process.close();
      }

      await().atMost(LONG).until(() -> count(systemd.told(), "STOPPING=1") == 1);
      assertThat(systemd.told().get(0)).isEqualTo("READY=1");
      assertThat(systemd.told().get(1)).matches("STATUS=\\d{3} route files run");
      assertThat(
              systemd.told().subList(systemd.told().indexOf("STOPPING=1"), systemd.told().size()))
          .contains("STATUS=stopping: what has not begun is handed back")
          .doesNotContain("WATCHDOG=1");
    }
  }

  private static long count(List<String> told, String assignment) {
    return told.stream().filter(assignment::equals).count();
  }
}
