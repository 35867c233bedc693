package io.signalbox.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When heartbeats count as missing. */
class ReturnsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration PERIOD = Duration.ofSeconds(60);

  @Test
  void whereNoneIsMadeNoneIsMissing() {
    Returns returns = new Returns("a", BEGIN, null);

    assertThat(returns.age(after(3600))).isEmpty();
    assertThat(returns.areMissing(after(3600))).isFalse();
  }

  @Test
  void ofThoseThatOneMakesAloneThreeMayBeMissed() {
    Returns returns = new Returns("a", BEGIN, PERIOD);

    assertThat(returns.areMissing(after(180))).isFalse();
    assertThat(returns.areMissing(after(181))).isTrue();

    returns.note(of("a", 200), after(201));
    assertThat(returns.last()).contains(after(201));
    assertThat(returns.age(after(211))).contains(Duration.ofSeconds(10));
    assertThat(returns.areMissing(after(381))).isFalse();
    assertThat(returns.areMissing(after(382))).isTrue();
  }

  @Test
  void whereOthersTakeSomeItIsMissedForLonger() {
    Returns returns = new Returns("a", BEGIN, PERIOD);

    returns.note(of("b", 10), after(11));

    assertThat(returns.areMissing(after(11 + 1200))).isFalse();
    assertThat(returns.areMissing(after(11 + 1201))).isTrue();
  }

  @Test
  void whoMakesNoneWaitsForThoseThatItHasSeen() {
    Returns returns = new Returns("a", BEGIN, null);

    returns.note(of("b", 10), after(11));

    assertThat(returns.age(after(71))).contains(PERIOD);
    assertThat(returns.areMissing(after(11 + 1201))).isTrue();
  }

  @Test
  void aHeartbeatIsKnownByItsResource() {
    Heartbeat heartbeat = of("1f", 0);

    assertThat(
            Heartbeat.of(
                heartbeat.event().path("resources").path(0).asText(),
                heartbeat.event().path("time").asText()))
        .contains(heartbeat);
    assertThat(Heartbeat.of("arn:onprem:signalbox:ab::heartbeat/1f/0", "2026-01-05T08:00:00Z"))
        .isEmpty();
    assertThat(Heartbeat.of("arn:onprem:signalbox:ab::heartbeat/1f/60", "soon")).isEmpty();
  }

  private static Heartbeat of(String instance, int seconds) {
    return new Heartbeat("ab", instance, PERIOD, after(seconds));
  }

  private static Instant after(int seconds) {
    return BEGIN.plusSeconds(seconds);
  }
}
