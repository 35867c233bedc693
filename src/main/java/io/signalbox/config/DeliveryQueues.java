package io.signalbox.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deliveries that have a queue of their own on the topic of the notifications, so that one that
 * fails neither delays another nor has it send twice. One that is not configured has none.
 */
public final class DeliveryQueues {

  /** The key of the topic that feeds them all. */
  public static final String TOPIC = "channel.org-resource-events-notification.topic";

  private static final String SLACK_CHANNEL = "delivery.slack.channel";
  private static final String CHANNEL = "org-resource-events-notification-";

  /** Of each delivery the keys of which any configures it. */
  private static final Map<String, List<String>> CONFIGURED_BY = new LinkedHashMap<>();

  static {
    CONFIGURED_BY.put(
        "slack",
        List.of("delivery.slack.webhook-url-file", "delivery.slack.webhook-url", SLACK_CHANNEL));
    CONFIGURED_BY.put(
        "teams", List.of("delivery.teams.webhook-url-file", "delivery.teams.webhook-url"));
    CONFIGURED_BY.put(
        "zoom", List.of("delivery.zoom.webhook-url-file", "delivery.zoom.webhook-url"));
    CONFIGURED_BY.put("webhook", List.of("delivery.webhook.url"));
    CONFIGURED_BY.put(
        "pagerduty",
        List.of("delivery.pagerduty.routing-key-file", "delivery.pagerduty.routing-key"));
  }

  private DeliveryQueues() {}

  /** The channels of the deliveries that run, as the keys name them. */
  public static List<String> channels(Settings settings) {
    return channels(settings, true);
  }

  /** The channels of those that do not run. */
  public static List<String> unusedChannels(Settings settings) {
    return channels(settings, false);
  }

  private static List<String> channels(Settings settings, boolean enabled) {
    return CONFIGURED_BY.keySet().stream()
        .filter(delivery -> settings.getBoolean(enabled(delivery)) == enabled)
        .map(delivery -> CHANNEL + delivery)
        .toList();
  }

  /** Whether each delivery runs, by the key that says so: where it is configured. */
  static Map<String, String> derived(Map<String, String> given) {
    Map<String, String> derived = new LinkedHashMap<>();
    CONFIGURED_BY.forEach(
        (delivery, keys) -> {
          boolean configured =
              keys.stream().anyMatch(key -> !given.getOrDefault(key, "").isEmpty());
          derived.put(enabled(delivery), Boolean.toString(configured));
        });
    derived.put("delivery.slack.transport", slackTransport(given, derived));
    return derived;
  }

  /** How Slack is posted to: by a bot where that has a channel. */
  private static String slackTransport(Map<String, String> given, Map<String, String> derived) {
    String key = enabled("slack");
    if (!Boolean.parseBoolean(given.getOrDefault(key, derived.get(key)))) {
      return "none";
    }
    return given.getOrDefault(SLACK_CHANNEL, "").isEmpty() ? "webhook" : "bot";
  }

  private static String enabled(String delivery) {
    return "delivery.%s.enabled".formatted(delivery);
  }
}
