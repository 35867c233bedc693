package io.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what fails for every message is a line a minute, and that nothing else is left out. */
class LimitedAppenderTest {

  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> shown = new ListAppender<>();
  private final Logger log = context.getLogger("test");
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final LimitedAppender limited = new LimitedAppender(() -> now);

  @BeforeEach
  void start() {
    shown.setContext(context);
    shown.start();
    limited.setContext(context);
    limited.addAppender(shown);
    limited.start();
    log.addAppender(limited);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void aStormIsALineAMinute() {
    for (int minute = 0; minute < 3; minute++) {
      for (int i = 0; i < 100; i++) {
        log.warn("event {} fails", UUID.randomUUID());
      }
      pass(Duration.ofMinutes(1));
    }
    pass(Duration.ofMinutes(1));
    log.warn("event {} fails", "a1b2c3d4");

    assertThat(lines()).hasSize(5).first().asString().matches("WARN event .* fails");
    assertThat(lines().get(1)).matches("WARN 99 more like this; the latest: event .* fails");
    assertThat(lines().get(2)).startsWith("WARN 100 more like this");
    assertThat(lines().get(3)).startsWith("WARN 100 more like this");
    assertThat(lines().get(4)).isEqualTo("WARN event a1b2c3d4 fails");
    assertThat(shown.list.get(2).getInstant())
        .isEqualTo(shown.list.get(1).getInstant().plusSeconds(60));
  }

  @Test
  void whatIsAloneIsNotCounted() {
    log.error("once");
    pass(Duration.ofMinutes(2));

    assertThat(lines()).containsExactly("ERROR once");
  }

  @Test
  void whatIsNoWarningIsAlwaysShown() {
    for (int i = 0; i < 3; i++) {
      log.info("ready");
    }

    assertThat(lines()).containsExactly("INFO ready", "INFO ready", "INFO ready");
  }

  @ParameterizedTest
  @CsvSource({
    "503 from a, 502 from a",
    "topic a is missing, topic b is missing",
    "SnsException: Rate exceeded, SnsException: Service Unavailable",
  })
  void differentCausesAreShown(String one, String other) {
    log.warn(one);
    log.warn(other);

    assertThat(lines()).containsExactly("WARN " + one, "WARN " + other);
  }

  @Test
  void differentExceptionsAndLevelsAndLoggersAreDifferentCauses() {
    log.warn("failed", new IllegalStateException("a"));
    log.warn("failed", new IllegalStateException("b"));
    log.warn("failed", new IllegalArgumentException("b"));
    log.warn("failed", new IllegalArgumentException("b"));
    log.error("failed");
    context.getLogger("test.other").warn("failed");

    assertThat(lines()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "(MessageId: 53AD072F736248D-0000000000000003), (MessageId: AD13072F736248D-0000000000000012)",
    "i-0a1b2c3d4e5f67890 is gone, i-0a1b2c3d4e5f67891 is gone",
    "since 2026-01-05T08:00:00Z, since 2026-01-05T08:01:07.123Z",
    "arn:aws:ec2:eu-central-1:123456789012:x, arn:aws:ec2:eu-central-1:210987654321:x",
    "of 262145 bytes, of 300000 bytes",
    "a request of 9b2c7f1e-8a40-4f6e-93fb-9a3ba1c7e9d1, a request of 1b2c7f1e-8a40-4f6e-93fb-0",
  })
  void idsTimesAndAmountsMakeNoOtherCause(String one, String other) {
    log.warn(one);
    log.warn(other);

    assertThat(lines()).containsExactly("WARN " + one);
  }

  @Test
  void beyondTenCausesALoggersOthersAreCountedTogether() {
    for (char each = 'a'; each <= 'z'; each++) {
      log.warn("cause {}", each);
    }
    context.getLogger("test.other").warn("of another");
    pass(Duration.ofMinutes(1));

    assertThat(lines()).hasSize(13).contains("WARN cause j", "WARN cause k", "WARN of another");
    assertThat(lines().get(12)).isEqualTo("WARN 15 more like this; the latest: cause z");
  }

  @Test
  void theCountsAreToldAtTheEnd() {
    log.warn("fails");
    log.warn("fails");
    limited.stop();

    assertThat(lines()).containsExactly("WARN fails", "WARN 1 more like this; the latest: fails");
  }

  private void pass(Duration time) {
    now = now.plus(time);
    limited.tellCounts();
  }

  private List<String> lines() {
    return shown.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
