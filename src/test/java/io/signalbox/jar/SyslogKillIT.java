package io.signalbox.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Out;
import io.signalbox.testing.Ports;
import io.signalbox.testing.RelpSender;
import io.signalbox.testing.Senders;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments while 5,000 messages a second come by TCP and as many by RELP: what was
 * answered by RELP comes out; of plain TCP, which has no answers, only the last of a connection is
 * missing.
 */
class SyslogKillIT {

  private static final int KILLS = Integer.getInteger("signalbox.kills", 3);

  /** What comes out is read from the machines' file; no mails need be written meanwhile. */
  private static final Map<String, String> UNTOLD =
      Map.of("SIGNALBOX_NOTIFICATIONS_DEFAULT_ENABLED", "false");

  private static final Duration LONGEST_LIFE = Duration.ofMillis(500);

  /** Of each protocol. */
  private static final int CONNECTIONS = 4;

  /** How many a connection sends at once, and how often: 5,000 a second of each protocol. */
  private static final int BY_TCP = 25;

  private static final Duration TCP_PAUSE = Duration.ofMillis(20);

  /** More at once, as each waits for the answers to all of them. */
  private static final int BY_RELP = 250;

  private static final Duration RELP_PAUSE = Duration.ofMillis(200);

  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration DRAIN = Duration.ofMinutes(3);

  /** The host that a message says it is from is its connection and its number. */
  private static final String MESSAGE = "<30>1 - %sx%d app - - - is well";

  @TempDir private Path directory;
  private final int tcp = Ports.free();
  private final int relp = Ports.free();

  /** How many were sent by each connection; by RELP only those that were answered. */
  private final Map<String, AtomicInteger> sent = new ConcurrentSkipListMap<>();

  private final AtomicInteger sentByRelp = new AtomicInteger();

  /** How many were sent in a second by both, in each life, from the first answers on. */
  private final List<Long> rates = new ArrayList<>();

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
    try (JarProcess last = JarProcess.start(directory, UNTOLD, keys)) {
      await().atMost(START).until(last::isReady);
      await().atMost(DRAIN).untilAsserted(() -> assertThat(missingOfRelp(out)).isEmpty());
      await().atMost(DRAIN).until(() -> isDrained(out));
      tell(out);
      assertNoGaps(out);
    }
  }

  /** At a random moment, while they come. */
  private void killOnce(int life, List<String> keys) throws Exception {
    JarProcess process = JarProcess.startReady(directory, UNTOLD, keys);
    alive = true;
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      String number = life + "c" + i;
      senders.add(new Thread(() -> sendByRelp("r" + number)));
      senders.add(new Thread(() -> sendByTcp("t" + number)));
    }
    senders.forEach(Thread::start);
    await().atMost(START).until(() -> sum("r" + life + "c") > 0 && sum("t" + life + "c") > 0);
    int before = sentByRelp.get() + sum("t");
    long begin = System.nanoTime();
    process.killWithin(LONGEST_LIFE);
    rates.add(
        Math.round((sentByRelp.get() + sum("t") - before) * 1e9 / (System.nanoTime() - begin)));
    alive = false;
    for (Thread each : senders) {
      each.join();
    }
  }

  private AtomicInteger counter(String connection) {
    return sent.computeIfAbsent(connection, any -> new AtomicInteger());
  }

  private void sendByTcp(String name) {
    AtomicInteger written = counter(name);
    try (Socket socket = Senders.connect(tcp)) {
      long next = System.nanoTime();
      while (alive) {
        int first = written.get();
        Senders.write(
            socket,
            IntStream.range(first, first + BY_TCP)
                .mapToObj(i -> MESSAGE.formatted(name, i) + "\n")
                .collect(Collectors.joining()));
        written.addAndGet(BY_TCP);
        next = pause(next, TCP_PAUSE);
      }
    } catch (IOException e) {
      // it was killed
    }
  }

  private void sendByRelp(String name) {
    AtomicInteger answered = counter(name);
    try (RelpSender sender = new RelpSender(relp)) {
      long next = System.nanoTime();
      while (alive) {
        int first = answered.get();
        sentByRelp.addAndGet(BY_RELP);
        if (!sender.send(
            IntStream.range(first, first + BY_RELP).mapToObj(i -> MESSAGE.formatted(name, i)))) {
          return;
        }
        answered.addAndGet(BY_RELP);
        next = pause(next, RELP_PAUSE);
      }
    } catch (IOException | TimeoutException | IllegalStateException e) {
      // it was killed
    }
  }

  private static long pause(long last, Duration pause) {
    long next = last + pause.toNanos();
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
        "syslog: %d kills, %s sent a second by RELP and TCP; %d answered by RELP, 0 of them lost;"
            + " %d sent by TCP, the last %s of the connections lost%n",
        KILLS,
        rates,
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
