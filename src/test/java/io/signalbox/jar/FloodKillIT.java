package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while the repeats of a flood are held: their count comes out with the next start. */
class FloodKillIT {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MESSAGES = 500;
  private static final Pattern COUNT = Pattern.compile("repeated (\\d+) times");

  @TempDir private Path directory;
  private final int port = Ports.free();

  @Test
  void theCountOfWhatWasHeldComesOut() throws Exception {
    List<String> keys =
        JarProcess.set(
            Map.of(
                "data.directory",
                "data",
                "intake.http.port",
                "",
                "intake.syslog.tcp.port",
                "" + port,
                "intake.flood.window-seconds",
                "86400",
                // a mail for each event
                "notifications.default.interval-seconds",
                "0"));
    Out out = new Out(directory.resolve("data"));
    JarProcess killed = JarProcess.start(directory, Map.of(), keys);
    await().atMost(LONGEST).until(killed::isReady);
    Senders.tcp(port, flood() + "<165>1 - db1 last - - - is the last\n");
    await().atMost(LONGEST).until(() -> subjects(out).contains("db1 last: is the last"));
    killed.kill();
    Files.delete(directory.resolve("log"));

    try (JarProcess next = JarProcess.start(directory, Map.of(), keys)) {
      await().atMost(LONGEST).until(next::isReady);
      await().atMost(LONGEST).untilAsserted(() -> assertThat(told(out)).isEqualTo(MESSAGES));
    }
  }

  private static String flood() {
    return IntStream.range(0, MESSAGES)
        .mapToObj("<165>1 - db1 app - - - retry %d failed\n"::formatted)
        .collect(Collectors.joining());
  }

  /** How many of the flood the mails tell of; one that was sent twice by the kill, once. */
  private static int told(Out out) {
    return subjects(out).stream()
        .filter(subject -> subject.startsWith("db1 app:"))
        .mapToInt(FloodKillIT::told)
        .sum();
  }

  private static int told(String subject) {
    return COUNT
        .matcher(subject)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .findFirst()
        .orElse(1);
  }

  private static Set<String> subjects(Out out) {
    return Set.copyOf(out.subjects());
  }
}
