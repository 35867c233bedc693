package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of targets that have names, and what follows from them. */
class TargetKeysTest {

  private static final String CHANNEL = "channel.org-resource-events-notification-slack-ops.";

  @Test
  void eachHasAChannelLikeThatOfItsDelivery() {
    Settings settings =
        Settings.of(Map.of("delivery.slack.channel.ops", "#ops", "delivery.slack.channel.b", ""));

    assertThat(TargetKeys.names(settings.asMap(), "slack")).containsExactly("ops");
    assertThat(settings.get("delivery.slack.enabled")).isEqualTo("false");
    assertThat(DeliveryQueues.channels(settings))
        .isEqualTo(List.of("org-resource-events-notification-slack-ops"));
    assertThat(settings.get(CHANNEL + "queue")).isEqualTo("OrgResourceEventsNotificationSlack_ops");
    assertThat(settings.get(CHANNEL + "in"))
        .isEqualTo(
            "sjms2:queue:{{channel.org-resource-events-notification.topic}}::{{%squeue}}"
                    .formatted(CHANNEL)
                + "?{{broker.consumer}}");
    assertThat(RouteKeys.unknown(settings, List.of())).doesNotContain("delivery.slack.channel.ops");
  }

  @Test
  void theQueueMayHaveAnotherName() {
    Map<String, String> keys =
        Map.of("delivery.slack.channel.ops", "#ops", CHANNEL + "queue", "Operations");

    Settings settings = Settings.of(keys);

    assertThat(settings.get(CHANNEL + "queue")).isEqualTo("Operations");
    assertThat(RouteKeys.unknown(settings, List.of())).doesNotContain(CHANNEL + "queue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delivery.slack.channel.two words",
        "delivery.slack.channel.a-name-of-25-characters-x",
        "delivery.slack.channel.ops-DeadLetter",
        "delivery.slack.token-file.ops",
        "delivery.slack.webhook-url.ops",
        "delivery.email.channel.ops"
      })
  void othersAreNone(String key) {
    assertThat(TargetKeys.isOne(key)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delivery.zoom.token-file.a|x|goes with delivery.zoom.webhook-url-file.a, which is missing",
        "delivery.webhook.key-file.a|x|goes with delivery.webhook.url.a, which is missing",
        "delivery.slack.channel.a|two words|must be the ID of a channel such as C0123456789",
        "delivery.webhook.url.a|ftp://x|must be an http or https URL without a user",
        "delivery.slack.token-file|x|goes with delivery.slack.channel, which is missing"
      })
  void whatIsOfNoUseIsRefused(String key, String value, String reason) {
    assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(key)
        .hasMessageContaining(reason);
  }

  @Test
  void oneNameIsThatOfOneTarget() {
    Map<String, String> both =
        Map.of(
            "delivery.slack.channel.ops", "#ops", "delivery.slack.webhook-url-file.ops", "ops.txt");
    assertThatThrownBy(() -> Settings.of(both))
        .hasMessage(
            "delivery.slack.webhook-url-file.ops (--set): slack:ops is that of"
                + " delivery.slack.channel.ops, too");
    Map<String, String> unnamed =
        Map.of("delivery.slack.channel", "#ops", "delivery.slack.webhook-url-file", "ops.txt");
    assertThatThrownBy(() -> Settings.of(unnamed))
        .hasMessage(
            "delivery.slack.webhook-url-file (--set): Slack is posted to by a webhook or by a bot,"
                + " and there is delivery.slack.channel, too");
  }

  @ParameterizedTest
  @CsvSource({
    "slack:ops, ''",
    "'email, slack, email:on-call, pushover:x', ''",
    "teams:noc, recipients: teams:noc needs the key delivery.teams.webhook-url-file.noc",
    "email:nobody, recipients: email:nobody needs the key delivery.email.to.nobody"
  })
  void recipientsAreThoseThatTheKeysHave(String recipients, String problem) {
    RecipientNames names =
        new RecipientNames(
            Settings.of(
                Map.of(
                    "delivery.slack.channel.ops", "#ops",
                    "delivery.email.to.on-call", "oncall@example.com")));

    assertThat(names.problem(recipients).orElse("")).isEqualTo(problem);
  }
}
