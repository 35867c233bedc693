package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.teragrep.rlp_01.RelpBatch;
import com.teragrep.rlp_01.RelpConnection;
import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import io.signalbox.testing.Senders;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments while 5,000 messages a second come by TCP and by RELP: what was
 * answered by RELP comes out; of plain TCP, which has no answers, only the last of a connection is
 * missing.
 */
class SyslogKillIT {

  private static final int KILLS = Integer.getInteger("signalbox.kills", 3);
  private static final int LONGEST_LIFE_MILLIS = 1_000;
  private static final int AT_ONCE = 50;

  /** For two senders of {@link #AT_ONCE} each. */
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration DRAIN = Duration.ofMinutes(3);

  /** The host that a message says it is from is its connection and its number. */
  private static final String MESSAGE = "<30>1 - %s%dx%d app - - - is well";

  @TempDir private Path directory;
  private final int tcp = Ports.free();
  private final int relp = Ports.free();
  private final Random random = new Random();

  /** How many were sent by each connection; by RELP only those that were answered. */
  private final Map<String, AtomicInteger> sent = new TreeMap<>();

  private volatile boolean alive;

  @Test
  void whatWasAnsweredComesOut() throws Exception {
    List<String> keys =
        JarProcess.set(
            Map.of(
                "data.directory",
                "data",
                "intake.http.port",
                "" + Ports.free(),
                "intake.syslog.tcp.port",
                "" + tcp,
                "intake.syslog.relp.port",
                "" + relp,
                "channel.redelivery-delay-seconds",
                "1"));
    Out out = new Out(directory.resolve("data"));
    for (int kill = 0; kill < KILLS; kill++) {
      killOnce(kill, keys);
    }
    try (JarProcess last = JarProcess.start(directory, Map.of(), keys)) {
      await().atMost(START).until(last::isReady);
      await().atMost(DRAIN).untilAsserted(() -> assertThat(missingOfRelp(out)).isEmpty());
      await().atMost(DRAIN).until(() -> isDrained(out));
      tell(out);
      assertNoGaps(out);
    }
  }

  /** At a random moment, while they come. */
  private void killOnce(int life, List<String> keys) throws Exception {
    Files.deleteIfExists(directory.resolve("log"));
    JarProcess process = JarProcess.start(directory, Map.of(), keys);
    await().atMost(START).until(process::isReady);
    AtomicInteger answered = count("r" + life);
    AtomicInteger written = count("t" + life);
    alive = true;
    CompletableFuture<Void> byRelp = CompletableFuture.runAsync(() -> sendByRelp(life, answered));
    CompletableFuture<Void> byTcp = CompletableFuture.runAsync(() -> sendByTcp(life, written));
    await().atMost(START).until(() -> answered.get() > 0 && written.get() > 0);
    Instant moment = Instant.now().plusMillis(random.nextInt(LONGEST_LIFE_MILLIS));
    await().pollInterval(Duration.ofMillis(5)).until(() -> Instant.now().isAfter(moment));
    process.kill();
    alive = false;
    CompletableFuture.allOf(byRelp, byTcp).join();
  }

  private AtomicInteger count(String connection) {
    return sent.computeIfAbsent(connection, any -> new AtomicInteger());
  }

  private void sendByTcp(int life, AtomicInteger written) {
    try (Socket socket = Senders.connect(tcp)) {
      long next = System.nanoTime();
      while (alive) {
        int first = written.get();
        Senders.write(
            socket,
            IntStream.range(first, first + AT_ONCE)
                .mapToObj(i -> MESSAGE.formatted("t", life, i) + "\n")
                .collect(Collectors.joining()));
        written.addAndGet(AT_ONCE);
        next = pause(next);
      }
    } catch (IOException e) {
      // it was killed
    }
  }

  private void sendByRelp(int life, AtomicInteger answered) {
    RelpConnection connection = new RelpConnection();
    connection.setReadTimeout(5_000);
    try {
      connection.connect("127.0.0.1", relp);
      long next = System.nanoTime();
      while (alive) {
        RelpBatch batch = new RelpBatch();
        int first = answered.get();
        for (int i = first; i < first + AT_ONCE; i++) {
          batch.insert(MESSAGE.formatted("r", life, i).getBytes(StandardCharsets.UTF_8));
        }
        connection.commit(batch);
        if (!batch.verifyTransactionAll()) {
          return;
        }
        answered.addAndGet(AT_ONCE);
        next = pause(next);
      }
    } catch (IOException | TimeoutException | IllegalStateException e) {
      // it was killed
    }
  }

  private static long pause(long last) {
    long next = last + PAUSE_NANOS;
    while (System.nanoTime() < next) {
      LockSupport.parkNanos(next - System.nanoTime());
    }
    return next;
  }

  private List<String> missingOfRelp(Out out) {
    Set<String> hosts = hosts(out);
    List<String> missing = new ArrayList<>();
    sent.forEach(
        (connection, count) -> {
          if (connection.startsWith("r")) {
            IntStream.range(0, count.get())
                .mapToObj(i -> connection + "x" + i)
                .filter(host -> !hosts.contains(host))
                .forEach(missing::add);
          }
        });
    return missing;
  }

  /** Once nothing more has come for a while. */
  private boolean isDrained(Out out) {
    int before = out.csv().size();
    Instant moment = Instant.now().plusSeconds(5);
    await().until(() -> Instant.now().isAfter(moment));
    return out.csv().size() == before;
  }

  private void assertNoGaps(Out out) {
    arrived(out)
        .forEach(
            (connection, numbers) ->
                assertThat(numbers)
                    .as(connection)
                    .isEqualTo(IntStream.range(0, numbers.size()).boxed().toList()));
  }

  private void tell(Out out) {
    Map<String, List<Integer>> arrived = arrived(out);
    System.out.printf(
        "syslog: %d kills, %d answered by RELP, 0 of them lost; %d sent by TCP, the last %s of the connections lost%n",
        KILLS,
        sum("r"),
        sum("t"),
        sent.entrySet().stream()
            .filter(each -> each.getKey().startsWith("t"))
            .map(
                each ->
                    each.getValue().get() - arrived.getOrDefault(each.getKey(), List.of()).size())
            .toList());
  }

  private int sum(String kind) {
    return sent.entrySet().stream()
        .filter(each -> each.getKey().startsWith(kind))
        .mapToInt(each -> each.getValue().get())
        .sum();
  }

  /** The numbers of each connection that came out, in their order, each once. */
  private static Map<String, List<Integer>> arrived(Out out) {
    return hosts(out).stream()
        .map(host -> host.split("x"))
        .collect(
            Collectors.groupingBy(
                host -> host[0],
                TreeMap::new,
                Collectors.mapping(
                    host -> Integer.valueOf(host[1]),
                    Collectors.collectingAndThen(
                        Collectors.toList(), all -> all.stream().sorted().toList()))));
  }

  private static Set<String> hosts(Out out) {
    return out.csv().stream()
        .filter(line -> line.startsWith("syslog,"))
        .map(line -> line.replaceAll(".*host/(\\w+),.*", "$1"))
        .collect(Collectors.toSet());
  }
}
