package io.signalbox.aws.receive;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {

  private final Logger log = (Logger) LoggerFactory.getLogger("OutageTest");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AtomicLong now = new AtomicLong();
  private final Outage outage = new Outage("Receiving from q", log, now::get);

  @BeforeEach
  void listen() {
    lines.start();
    log.setAdditive(false);
    log.setLevel(Level.INFO);
    log.addAppender(lines);
  }

  @Test
  void tellsOnceAMinute() {
    for (int second = 0; second < 180; second++) {
      outage.failed(new IllegalStateException("no route"));
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    outage.over();
    outage.over();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Receiving from q failed once, and is tried again: no route",
            "Receiving from q failed 61 times, and is tried again: no route",
            "Receiving from q failed 121 times, and is tried again: no route",
            "Receiving from q succeeds again, after 180 s; it had failed 180 times");
  }

  @Test
  void pausesLongerEachTimeAndNeverQuiteAlike() {
    Set<Duration> longest = new HashSet<>();
    assertThat(outage.failed(new IllegalStateException()))
        .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(outage.failed(new IllegalStateException()))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));

    for (int i = 0; i < 100; i++) {
      longest.add(outage.failed(new IllegalStateException()));
    }

    assertThat(longest).hasSizeGreaterThan(50).allMatch(pause -> pause.toSeconds() <= 20);
    outage.over();
    assertThat(outage.failed(new IllegalStateException())).isLessThan(Duration.ofSeconds(1));
  }
}
