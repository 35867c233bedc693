package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientsTest {

  private static final String KEY = "channel.org-resource-events.recipients";

  @Test
  void byDefaultThereIsTheTopicAlone() {
    Recipients recipients = new Recipients(Settings.of(Map.of()));

    assertThat(recipients.includeEventBridge()).isFalse();
    assertThat(recipients.includeCloudEvents()).isFalse();
  }

  @Test
  void theyAreDividedByCommasAndMayHaveOptions() {
    String value = "{{channel.org-resource-events.out}}, direct:eventbridge?block=false,direct:x";

    assertThat(new Recipients(Settings.of(Map.of(KEY, value))).includeEventBridge()).isTrue();
    assertThat(new Recipients(Settings.of(Map.of(KEY, "direct:x"))).includeEventBridge()).isFalse();
  }

  @Test
  void cloudEventsNeedAUrl() {
    Settings without = Settings.of(Map.of(KEY, "direct:cloudevents"));
    Map<String, String> keys =
        Map.of(KEY, "direct:cloudevents", "channel.cloudevents.url", "https://example.com/in");

    assertThat(new Recipients(Settings.of(keys)).includeCloudEvents()).isTrue();
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> new Recipients(without))
        .withMessage(
            "channel.cloudevents.url: has no value, and %s (--set) names direct:cloudevents"
                .formatted(KEY));
  }
}
