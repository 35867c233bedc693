package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import io.signalbox.testing.TrapSender;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;

/** SIGKILL at random moments while 5,000 INFORMs a second come: whatever was answered comes out. */
class InformKillIT {

  private static final int KILLS = Integer.getInteger("signalbox.kills", 3);

  /** What comes out is read from the machines' file; no mails need be written meanwhile. */
  private static final Map<String, String> UNTOLD =
      Map.of("SIGNALBOX_NOTIFICATIONS_DEFAULT_ENABLED", "false");

  private static final Duration LONGEST_LIFE = Duration.ofMillis(500);
  private static final int AT_ONCE = 50;
  private static final int PAUSE_MILLIS = 10;
  private static final int TIMEOUT_MILLIS = 2_000;

  /** How many may be on their way: a process that has just begun takes fewer. */
  private static final int WINDOW = 2_000;

  /** So many are answered before a process is killed: one that has just begun is slow. */
  private static final int WARM = 500;

  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration DRAIN = Duration.ofMinutes(2);
  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.";

  @TempDir private Path directory;
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();

  /** How many were sent in a second, in each life. */
  private final List<Long> rates = new ArrayList<>();

  /** None are sent while nobody listens: that would only slow the start down. */
  private volatile boolean sending;

  @AfterEach
  void stopSending() {
    schedule.shutdownNow();
  }

  @Test
  void everyInformThatWasAnsweredComesOut() throws Exception {
    int port = Ports.free();
    List<String> keys =
        JarProcess.set(
            Map.of(
                "data.directory",
                "data",
                "intake.http.port",
                "" + Ports.free(),
                "intake.snmp.port",
                "" + port,
                "channel.redelivery-delay-seconds",
                "1"));
    Out out = new Out(directory.resolve("data"));
    try (TrapSender sender = new TrapSender(InetAddress.getLoopbackAddress(), port)) {
      schedule.scheduleAtFixedRate(() -> send(sender), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      for (int kill = 0; kill < KILLS; kill++) {
        killOnce(keys);
      }
      schedule.shutdown();
      assertThat(schedule.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      await().until(() -> done.get() == sent.get());
    }
    try (JarProcess last = JarProcess.start(directory, UNTOLD, keys)) {
      await().atMost(DRAIN).untilAsserted(() -> assertThat(missing(out)).isEmpty());
      System.out.printf(
          "informs: %d kills, %d sent, %s a second, %d answered, %d came out, 0 lost%n",
          KILLS, sent.get(), rates, answered.size(), numbers(out).size());
      assertThat(last.isReady()).isTrue();
    }
  }

  /** At a random moment, while they come. */
  private void killOnce(List<String> keys) throws InterruptedException {
    int before = answered.size();
    JarProcess process = JarProcess.startReady(directory, UNTOLD, keys);
    sending = true;
    await().atMost(START).until(() -> answered.size() > before + WARM);
    int first = sent.get();
    long begin = System.nanoTime();
    process.killWithin(LONGEST_LIFE);
    rates.add(Math.round((sent.get() - first) * 1e9 / (System.nanoTime() - begin)));
    sending = false;
  }

  private void send(TrapSender sender) {
    for (int i = 0; sending && i < AT_ONCE && sent.get() - done.get() < WINDOW; i++) {
      int number = sent.incrementAndGet();
      PDU pdu =
          TrapSender.trap(
              new PDU(), LINK_DOWN, TrapSender.binding(IF_INDEX + number, new Integer32(number)));
      try {
        sender.inform("public", pdu, TIMEOUT_MILLIS, answer -> done(number, answer));
      } catch (IOException e) {
        done(number, null);
      }
    }
  }

  private void done(int number, PDU answer) {
    if (answer != null) {
      answered.add(number);
    }
    done.incrementAndGet();
  }

  private Set<Integer> missing(Out out) {
    Set<Integer> missing = new HashSet<>(answered);
    missing.removeAll(numbers(out));
    return missing;
  }

  private static Set<Integer> numbers(Out out) {
    return out.csv().stream()
        .filter(line -> line.startsWith("snmp,") && line.endsWith(",down"))
        .map(line -> Integer.valueOf(line.replaceAll(".*/(\\d+),down", "$1")))
        .collect(Collectors.toSet());
  }
}
