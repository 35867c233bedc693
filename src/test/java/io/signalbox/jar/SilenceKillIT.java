package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.Json;
import io.signalbox.notification.group.SilenceDesk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of the process that {@code silence add} asks, while a request is worked on and once it is
 * answered: what was said to be added is there, once, and no more than that.
 */
class SilenceKillIT {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final List<String> MOMENTS = List.of("*.taken", "*.answer");

  /** Three starts, of which little is used. */
  private static final Map<String, String> QUICK =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  @TempDir private Path directory;
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
  private final Queue<String> added = new ConcurrentLinkedQueue<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
  private int count;

  @AfterEach
  void stop() {
    asking.shutdownNow();
  }

  @Test
  void whatIsSaidToBeAddedIsThereOnceAndNoMoreThanThat() throws Exception {
    Path data = directory.resolve("data");
    List<String> keys =
        JarProcess.set(Map.of("data.directory", data.toString(), "intake.http.port", ""));
    SilenceDesk desk = SilenceDesk.of(Settings.of(Map.of("data.directory", data.toString())));

    for (String moment : MOMENTS) {
      JarProcess process = JarProcess.startReady(directory, QUICK, keys);
      if (moment.equals(MOMENTS.get(0))) {
        asking.scheduleWithFixedDelay(() -> add(desk), 0, 50, TimeUnit.MILLISECONDS);
      }
      await()
          .atMost(LONGEST)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> isThere(data.resolve("silences"), moment));
      process.kill();
    }
    JarProcess last = JarProcess.startReady(directory, QUICK, keys);
    int before = added.size();
    await().atMost(LONGEST).until(() -> added.size() > before + 1);
    asking.shutdown();
    assertThat(asking.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    last.close();

    List<String> there = new ArrayList<>();
    for (JsonNode each : desk.list()) {
      there.add(each.path("name").asText());
    }
    assertThat(there).doesNotHaveDuplicates().containsAll(added).noneMatch(refused::contains);
    there.removeAll(added);
    assertThat(there).allMatch(unknown::contains);
    System.out.printf(
        "silences: %d kills, %d added, %d not, %d unknown, %d of which are there%n",
        MOMENTS.size(), added.size(), refused.size(), unknown.size(), there.size());
  }

  private void add(SilenceDesk desk) {
    String name = "k-" + ++count;
    ObjectNode silence = Json.MAPPER.createObjectNode().put("name", name);
    silence.putObject("pattern").putArray("source").add("none");
    silence.put("start", Instant.now().toString());
    silence.put("end", Instant.now().plusSeconds(86400).toString());
    try {
      desk.add(silence.put("author", "anna").put("reason", "a test"));
      added.add(name);
    } catch (IOException e) {
      boolean isSure = !e.getMessage().contains("it may have done it");
      (isSure ? refused : unknown).add(name);
    }
  }

  private static boolean isThere(Path mailbox, String glob) throws IOException {
    if (!Files.isDirectory(mailbox)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(mailbox, glob)) {
      return files.iterator().hasNext();
    }
  }
}
