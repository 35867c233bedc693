package io.signalbox.config;

import java.util.List;
import java.util.Set;

/** Whether the values are what they may be, each by itself and one beside the other. */
final class SettingsCheck {

  private static final String FIFO = "channel.fifo";

  /** Keys whose value may hold a password, where it is wrong. */
  private static final Set<String> HIDDEN =
      Set.of("channel.cloudevents.url", "delivery.webhook.url");

  /** Keys whose value is a secret, which an environment variable may hold, but no file of keys. */
  private static final Set<String> SECRETS =
      Set.of(
          "delivery.slack.token",
          "delivery.slack.webhook-url",
          "delivery.teams.webhook-url",
          "delivery.zoom.webhook-url",
          "delivery.zoom.token",
          "delivery.pagerduty.routing-key");

  private SettingsCheck() {}

  static void values(Settings settings) {
    settings.asMap().forEach((key, value) -> value(settings, key, value));
    oneWayToSlack(settings);
    tokenOfUse(settings);
    TargetKeys.check(settings);
    if (settings.getBoolean(FIFO) && settings.get("profile").equals("embedded")) {
      throw new SettingsException(
          "%s=true (%s): needs profile=aws; the queues of the broker keep their order by"
                  .formatted(FIFO, settings.origin(FIFO))
              + " channel.consumers=1");
    }
  }

  /** Else it would be for chance which of the two posts a notification. */
  private static void oneWayToSlack(Settings settings) {
    String channel = "delivery.slack.channel";
    for (String webhook :
        List.of("delivery.slack.webhook-url-file", "delivery.slack.webhook-url")) {
      if (!settings.get(channel).isEmpty() && !settings.get(webhook).isEmpty()) {
        throw new SettingsException(
            "%s (%s): Slack is posted to by a webhook or by a bot, and there is %s, too"
                .formatted(webhook, settings.origin(webhook), channel));
      }
    }
  }

  private static void tokenOfUse(Settings settings) {
    String channel = "delivery.slack.channel";
    for (String token : List.of("delivery.slack.token-file", "delivery.slack.token")) {
      boolean hasChannel =
          settings.asMap().entrySet().stream()
              .anyMatch(
                  each ->
                      TargetKeys.stem(each.getKey()).equals(channel) && !each.getValue().isEmpty());
      if (!settings.get(token).isEmpty() && !hasChannel) {
        throw new SettingsException(
            "%s (%s): goes with %s, which is missing"
                .formatted(token, settings.origin(token), channel));
      }
    }
  }

  private static void value(Settings settings, String key, String value) {
    boolean inEnvironment = settings.origin(key).equals(SettingsLayer.ENVIRONMENT);
    if (SECRETS.contains(key) && !value.isEmpty() && !inEnvironment) {
      throw new SettingsException(
          "%s (%s): is a secret; name a file with it by %s-file, or set the environment variable %s"
              .formatted(key, settings.origin(key), key, SettingsLayer.variable(key)));
    }
    ValueType type = ValueType.of(key);
    if (!type.accepts().test(value)) {
      String shown = HIDDEN.contains(TargetKeys.stem(key)) ? key : key + "=" + value;
      throw new SettingsException(
          "%s (%s): must be %s".formatted(shown, settings.origin(key), type.words()));
    }
  }
}
