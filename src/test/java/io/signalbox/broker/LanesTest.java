package io.signalbox.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

  private static final Pattern SELECTOR =
      Pattern.compile("lane IS NULL OR lane BETWEEN (\\d+) AND (\\d+)");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 50, 999})
  void whatWasDividedByAnyCountHasOneConsumerOfAnyOther(int count) {
    List<Integer> lanes =
        Stream.of(1, 3, 50, 64, 999)
            .map(Lanes::new)
            .flatMap(before -> IntStream.range(0, 2_000).mapToObj(i -> before.of("host-" + i)))
            .distinct()
            .toList();
    List<Matcher> consumers = new Lanes(count).selectors().stream().map(SELECTOR::matcher).toList();

    assertThat(consumers).hasSize(count).allMatch(Matcher::matches);
    assertThat(lanes)
        .allSatisfy(lane -> assertThat(consumers).filteredOn(c -> takes(c, lane)).hasSize(1));
  }

  private static boolean takes(Matcher consumer, int lane) {
    return Integer.parseInt(consumer.group(1)) <= lane
        && lane <= Integer.parseInt(consumer.group(2));
  }

  @Test
  void hostsAreSpreadOverAllLanes() {
    Lanes lanes = new Lanes(50);

    assertThat(IntStream.range(0, 2_000).map(i -> lanes.of("host-" + i)).distinct().count())
        .isEqualTo(50);
    assertThat(lanes.of("host-1")).isEqualTo(new Lanes(50).of("host-1"));
  }

  @Test
  void withoutLanesEachConsumerTakesAll() {
    assertThat(Lanes.NONE.selectors()).isEmpty();
  }
}
