package io.signalbox.intake.flood;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldRepeatsTest {

  private final HeldRepeats held = new HeldRepeats();

  @Test
  void theLastOfEachGoesOnWithTheCountInTheOrderOfTheLast() {
    held.add(repeat("1", "up", "2026-01-05T08:00:00Z", "sw1: Gi0/1 is up"));
    held.add(repeat("2", "down", "2026-01-05T08:00:01Z", "sw1: Gi0/1 is down"));
    held.add(repeat("3", "up", "2026-01-05T08:00:02.001Z", "sw1: Gi0/1 is up"));

    assertThat(held.collapse())
        .extracting(each -> each.getEvent().getId() + " " + each.getEvent().getSummary())
        .containsExactly(
            "2 sw1: Gi0/1 is down (repeated once)", "3 sw1: Gi0/1 is up (repeated 2 times in 3 s)");
  }

  @Test
  void whatWasWrittenIsAddedToWhatIsThere() {
    held.add(repeat("1", "err", "2026-01-05T08:00:00Z", "app: retry 1"));
    HeldRepeats later = new HeldRepeats();
    later.add(repeat("2", "err", "2026-01-05T08:00:09Z", "app: retry 2"));
    later.add(repeat("3", "err", "2026-01-05T08:00:10Z", "app: retry 3"));
    HeldRepeats all = new HeldRepeats();
    all.addAll(held.text());
    all.addAll(later.text());

    List<Collapsed> collapsed = all.collapse();
    assertThat(collapsed).hasSize(1);
    Collapsed last = collapsed.get(0);
    assertThat(last.getEvent())
        .usingRecursiveComparison()
        .isEqualTo(
            repeat("3", "err", "2026-01-05T08:00:10Z", "app: retry 3 (repeated 3 times in 10 s)")
                .last());
    assertThat(last.getOriginal()).isEqualTo(original("3"));
  }

  @Test
  void aClockThatWentBackGivesNoTime() {
    held.add(repeat("1", "err", "2026-01-05T08:00:10Z", "app: no"));
    held.add(repeat("2", "err", "2026-01-05T08:00:00Z", "app: no"));

    assertThat(held.collapse().get(0).getEvent().getSummary())
        .isEqualTo("app: no (repeated 2 times)");
  }

  @Test
  void aLongSummaryMakesRoomForTheCount() {
    String longest = "😀".repeat(256);
    held.add(repeat("1", "err", "2026-01-05T08:00:00Z", longest));
    held.add(repeat("2", "err", "2026-01-05T08:00:00Z", longest));

    String summary = held.collapse().get(0).getEvent().getSummary();
    assertThat(summary).endsWith("😀… (repeated 2 times in 1 s)");
    assertThat(summary.codePointCount(0, summary.length())).isEqualTo(256);
  }

  private static Repeats repeat(String id, String state, String time, String summary) {
    StandardEvent event = new StandardEvent();
    event.setId(id);
    event.setSource("syslog");
    event.setType("Syslog Message");
    event.setResource("arn:onprem:syslog:main::interface/sw1/Gi0/1");
    event.setState(state);
    event.setTime(time);
    event.setSummary(summary);
    event.setResources(original(id).path("resources"));
    event.setDetail(original(id).path("detail"));
    return Repeats.of(event, original(id));
  }

  private static JsonNode original(String id) {
    return Json.read("{\"id\":\"%s\",\"resources\":[],\"detail\":{\"n\":0.50}}".formatted(id));
  }
}
