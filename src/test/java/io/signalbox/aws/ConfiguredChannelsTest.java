package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that channels have on AWS. */
class ConfiguredChannelsTest {

  private static final String ARN = "arn:aws:sns:eu-central-1:111122223333:Events";

  @Test
  void withoutFifoTheNamesAreThoseOfTheKeys() {
    assertThat(channels(Map.of()))
        .extracting(AwsChannel::topic, AwsChannel::queue, AwsChannel::deadLetterQueue)
        .containsExactly(
            names("AwsServiceEvents", "AwsServiceEvents", "AwsServiceEvents-DeadLetter"),
            names("OrgResourceEvents", "OrgResourceEvents", "OrgResourceEvents-DeadLetter"),
            names(
                "OrgResourceEvents",
                "OrgResourceEventsMessaging",
                "OrgResourceEventsMessaging-DeadLetter"),
            names(
                "OrgResourceEventsNotification",
                "OrgResourceEventsNotification",
                "OrgResourceEventsNotification-DeadLetter"));
  }

  @Test
  void withFifoAllButWhatEventBridgeFeedsEndInIt() {
    assertThat(channels(Map.of("channel.fifo", "true")))
        .extracting(AwsChannel::topic, AwsChannel::queue, AwsChannel::deadLetterQueue)
        .containsExactly(
            names("AwsServiceEvents", "AwsServiceEvents", "AwsServiceEvents-DeadLetter"),
            names(
                "OrgResourceEvents.fifo",
                "OrgResourceEvents.fifo",
                "OrgResourceEvents-DeadLetter.fifo"),
            names(
                "OrgResourceEvents.fifo",
                "OrgResourceEventsMessaging.fifo",
                "OrgResourceEventsMessaging-DeadLetter.fifo"),
            names(
                "OrgResourceEventsNotification.fifo",
                "OrgResourceEventsNotification.fifo",
                "OrgResourceEventsNotification-DeadLetter.fifo"));
  }

  @Test
  void aDeliveryThatIsConfiguredHasAQueueOfItsOwn() {
    Map<String, String> keys =
        Map.of("channel.fifo", "true", "delivery.slack.webhook-url-file", "/run/secrets/slack");

    assertThat(channels(keys))
        .hasSize(5)
        .last()
        .extracting(AwsChannel::topic, AwsChannel::queue, AwsChannel::deadLetterQueue)
        .containsExactly(
            "OrgResourceEventsNotification.fifo",
            "OrgResourceEventsNotificationSlack.fifo",
            "OrgResourceEventsNotificationSlack-DeadLetter.fifo");
  }

  @Test
  void aTargetWithANameHasOneToo() {
    Map<String, String> keys =
        Map.of("channel.fifo", "true", "delivery.pagerduty.routing-key-file.db-team", "key.txt");

    assertThat(channels(keys))
        .last()
        .extracting(AwsChannel::topic, AwsChannel::queue, AwsChannel::deadLetterQueue)
        .containsExactly(
            "OrgResourceEventsNotification.fifo",
            "OrgResourceEventsNotificationPagerDuty_db-team.fifo",
            "OrgResourceEventsNotificationPagerDuty_db-team-DeadLetter.fifo");
  }

  @Test
  void anArnIsTakenAsItIs() {
    String key = "channel.org-resource-events.topic";

    assertThat(channels(Map.of(key, ARN)).get(1).topic()).isEqualTo(ARN);
    assertThat(channels(Map.of("channel.fifo", "true", key, ARN + ".fifo")).get(2).topic())
        .isEqualTo(ARN + ".fifo");
    refused(
        Map.of("channel.fifo", "true", key, ARN),
        key + "=" + ARN + ": is not a FIFO topic, and channel.fifo=true");
    refused(
        Map.of(key, ARN + ".fifo"),
        key + "=" + ARN + ".fifo: is not a standard topic, and channel.fifo=false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel.org-resource-events.topic",
        "channel.org-resource-events-messaging.queue",
        "channel.org-resource-events-notification.topic"
      })
  void theKeysNameNoType(String key) {
    refused(
        Map.of("channel.fifo", "true", key, "Mine.fifo"),
        key
            + "=Mine.fifo (--set): is to be given without .fifo,"
            + " which channel.fifo=true puts behind it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel.aws-service-events.topic",
        "channel.aws-service-events.queue",
      })
  void whatEventBridgeFeedsIsNoFifo(String key) {
    refused(
        Map.of("channel.fifo", "true", key, "Mine.fifo"),
        key + "=Mine.fifo (--set): must be a standard one, since EventBridge keeps no order");
  }

  private static Tuple names(String... names) {
    return Tuple.tuple((Object[]) names);
  }

  private static void refused(Map<String, String> keys, String message) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> channels(keys))
        .withMessage(message);
  }

  private static List<AwsChannel> channels(Map<String, String> keys) {
    Map<String, String> all = new HashMap<>(keys);
    all.put("profile", "aws");
    return ConfiguredChannels.of(Settings.of(all));
  }
}
