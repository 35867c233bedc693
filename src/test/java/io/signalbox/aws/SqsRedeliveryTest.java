package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsRedeliveryTest {

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "4, 240", "5, 300", "6, 300", "1000, 300"})
  void thePauseDoublesUpToTenTimes(int receives, int seconds) {
    SqsRedelivery redelivery = new SqsRedelivery(Duration.ofSeconds(30));

    assertThat(redelivery.pause(receives)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void noPauseIsLongerThanSqsTakes() {
    SqsRedelivery redelivery = new SqsRedelivery(Duration.ofDays(10_000));

    assertThat(redelivery.pause(5)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void withoutAPauseThereIsNone() {
    assertThat(new SqsRedelivery(Duration.ZERO).pause(3)).isZero();
  }
}
