package io.signalbox.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void secondsAndDatesAreBothUnderstood() {
    assertThat(RetryAfter.delay("120", NOW)).contains(Duration.ofSeconds(120));
    assertThat(RetryAfter.delay(" 3 ", NOW)).contains(Duration.ofSeconds(3));
    assertThat(RetryAfter.delay("Mon, 05 Jan 2026 08:01:30 GMT", NOW))
        .contains(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "1.5", "soon", "99999999999999", "Mon, 05 Jan 2026 07:59:59 GMT"})
  void whatSaysNothingOfUseIsNotHeeded(String value) {
    assertThat(RetryAfter.delay(value, NOW)).isEmpty();
  }
}
