package io.signalbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.testing.Ports;
import io.signalbox.testing.RelpSender;
import io.signalbox.testing.aws.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AWS refuses connections while syslog comes by RELP: all of it is taken in meanwhile, comes out
 * afterwards, and that of each host in its order.
 */
@Tag("waits")
class AwsOutOfReachTest {

  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("signalbox.outage-seconds", 5));
  private static final Duration BESIDE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(3);

  private static final int CONNECTIONS = 4;
  private static final int HOSTS = 100;

  /** All connections together. The AWS of the tests takes some 200 a second. */
  private static final int MESSAGES_PER_SECOND =
      Integer.getInteger("signalbox.outage-messages-per-second", 100);

  /** What a connection sends at once, and how often. */
  private static final int AT_ONCE = MESSAGES_PER_SECOND / CONNECTIONS / 5;

  private static final Duration PAUSE = Duration.ofMillis(200);

  @TempDir private Path data;
  private final AwsEstate estate = new AwsEstate();
  private final int relp = Ports.free();

  /** How many of each connection were answered. */
  private final List<AtomicInteger> answered =
      IntStream.range(0, CONNECTIONS).mapToObj(i -> new AtomicInteger()).toList();

  private volatile boolean sending = true;

  @AfterEach
  void stop() {
    sending = false;
    estate.close();
  }

  @Test
  void nothingIsLostAndEachHostKeepsItsOrder() {
    start();
    List<CompletableFuture<Void>> senders =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> CompletableFuture.runAsync(() -> send(i)))
            .toList();
    await().atMost(LONG).until(() -> estate.aws().published().size() > HOSTS);

    estate.aws().refuseConnections();
    int before = taken();
    int out = estate.aws().published().size();
    pass(OUTAGE);
    int meanwhile = taken() - before;
    int waiting = taken() - estate.aws().published().size();
    estate.aws().reopen();
    long reopened = System.nanoTime();
    pass(BESIDE);
    sending = false;
    senders.forEach(CompletableFuture::join);
    await().atMost(LONG).until(() -> estate.aws().published().size() >= taken());
    double drained = (System.nanoTime() - reopened) / 1e9;

    Map<String, List<Integer>> expected = new TreeMap<>();
    IntStream.range(0, CONNECTIONS).forEach(i -> addExpected(i, expected));
    assertThat(published()).isEqualTo(expected);
    assertThat(meanwhile).isGreaterThan(HOSTS);
    System.out.printf(
        "AWS out of reach for %d s: %d events taken in meanwhile, %d out in it,"
            + " %d waited at its end, all %d out %.1f s after it; each of %d hosts in its order%n",
        OUTAGE.toSeconds(),
        meanwhile,
        before + meanwhile - waiting - out,
        waiting,
        taken(),
        drained,
        expected.size());
  }

  private void start() {
    estate.start(
        data,
        Map.of(
            "channel.fifo", "true",
            "intake.syslog.relp.port", Integer.toString(relp),
            "errors.retry.max-seconds", "3600",
            // what is behind the topic is another's to show
            "channel.org-resource-events-messaging.in", "direct:nothing-taken",
            "log.level", "WARN"));
  }

  private void send(int connection) {
    AtomicInteger count = answered.get(connection);
    try (RelpSender sender = new RelpSender(relp)) {
      while (sending) {
        int first = count.get();
        boolean all =
            sender.send(
                IntStream.range(first, first + AT_ONCE).mapToObj(n -> message(connection, n)));
        assertThat(all).isTrue();
        count.addAndGet(AT_ONCE);
        pass(PAUSE);
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String message(int connection, int number) {
    return "<30>1 - %s app - - - number %d".formatted(host(connection, number), number);
  }

  private static String host(int connection, int number) {
    return "h%d-%d".formatted(connection, number % (HOSTS / CONNECTIONS));
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private int taken() {
    return answered.stream().mapToInt(AtomicInteger::get).sum();
  }

  private void addExpected(int connection, Map<String, List<Integer>> expected) {
    IntStream.range(0, answered.get(connection).get())
        .forEach(
            n -> expected.computeIfAbsent(host(connection, n), any -> new ArrayList<>()).add(n));
  }

  /** The numbers that the topic took, by host, in its order. */
  private Map<String, List<Integer>> published() {
    return estate.aws().published().stream()
        .collect(
            Collectors.groupingBy(
                each -> each.body().replaceAll(".*:host/(.*),.*", "$1"),
                TreeMap::new,
                Collectors.mapping(AwsOutOfReachTest::number, Collectors.toList())));
  }

  private static int number(Published message) {
    return Integer.parseInt(
        message.attributes().get("summary").replaceAll(".*number (\\d+)", "$1"));
  }
}
