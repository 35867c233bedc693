package io.signalbox.intake.flood;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloodWindowTest {

  private int ids;

  @Test
  void theFirstOfEachGoesOnAndItsRepeatsAreHeldUntilTheWindowEnds() {
    FloodWindow window = new FloodWindow(1, 10);

    assertThat(holds(window, "down")).isFalse();
    assertThat(holds(window, "up")).isFalse();
    assertThat(holds(window, "down")).isTrue();
    assertThat(holds(window, "up")).isTrue();
    assertThat(holds(window, "down")).isTrue();

    window.end();
    assertThat(holds(window, "down")).isFalse();
    assertThat(holds(window, "down")).isTrue();
  }

  @Test
  void asManyGoOnAsTheThresholdSays() {
    FloodWindow window = new FloodWindow(3, 10);

    for (int i = 0; i < 3; i++) {
      assertThat(holds(window, "down")).isFalse();
    }
    assertThat(holds(window, "down")).isTrue();
    assertThat(holds(window, "down")).isTrue();
  }

  @Test
  void whatWentOnAndComesAgainSinceItFailedIsNoRepeat() {
    FloodWindow window = new FloodWindow(1, 10);

    assertThat(window.holds("down", "a")).isFalse();
    assertThat(window.holds("down", "a")).isFalse();
    assertThat(window.holds("down", "b")).isTrue();
    assertThat(window.holds("down", "b")).isTrue();
  }

  @Test
  void aFloodIsKnownAmongAnyNumberOfOthers() {
    FloodWindow window = new FloodWindow(1, 10);
    holds(window, "flood");

    for (int i = 0; i < 1000; i++) {
      assertThat(holds(window, "other " + i)).isFalse();
      assertThat(holds(window, "flood")).isTrue();
    }
  }

  @Test
  void whatCameLongestAgoIsForgottenAndItsNextIsAFirst() {
    FloodWindow window = new FloodWindow(1, 2);
    holds(window, "a");
    holds(window, "b");
    holds(window, "c");

    assertThat(holds(window, "a")).isFalse();
    assertThat(holds(window, "c")).isTrue();
  }

  @Test
  void ofNoMoreThanTheLimitAreRepeatsHeld() {
    FloodWindow window = new FloodWindow(1, 2);
    for (String key : new String[] {"a", "b"}) {
      holds(window, key);
      assertThat(holds(window, key)).isTrue();
    }

    holds(window, "c");
    assertThat(holds(window, "c")).isFalse();
    assertThat(holds(window, "b")).isTrue();

    window.end();
    holds(window, "c");
    assertThat(holds(window, "c")).isTrue();
  }

  private boolean holds(FloodWindow window, String key) {
    return window.holds(key, "id-" + ids++);
  }
}
