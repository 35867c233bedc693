package io.signalbox.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deliveries that have a queue of their own on the topic of the notifications, and so has each
 * of their targets that has a name: one that fails neither delays another nor has it send twice.
 * One that is not configured has none.
 */
public final class DeliveryQueues {

  /** The key of the topic that feeds them all. */
  public static final String TOPIC = "channel.org-resource-events-notification.topic";

  private static final String SLACK_CHANNEL = "delivery.slack.channel";

  /** No queue's dead letters have it in their name. */
  private static final String BEFORE_NAME = "_";

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

  /** The channels of the deliveries that run and of their targets, as the keys name them. */
  public static List<String> channels(Settings settings) {
    List<String> channels = new ArrayList<>(channels(settings, true));
    CONFIGURED_BY
        .keySet()
        .forEach(
            delivery ->
                TargetKeys.names(settings.asMap(), delivery)
                    .forEach(name -> channels.add(channel(delivery, name))));
    return channels;
  }

  /** The channel of a target, as the keys name it. */
  public static String channel(String delivery, String name) {
    return CHANNEL + delivery + "-" + name;
  }

  /** What the names of the queues of targets begin with, and those of no other queue. */
  public static List<String> beginningsOfTargets(Settings settings) {
    return CONFIGURED_BY.keySet().stream()
        .map(
            delivery ->
                settings.get("channel.%s.queue".formatted(CHANNEL + delivery)) + BEFORE_NAME)
        .toList();
  }

  /** Whether a delivery runs for those that name none of its targets. */
  public static boolean isEnabled(Settings settings, String delivery) {
    return settings.getBoolean(enabled(delivery));
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

  /**
   * The keys of the channels of targets, by which these are what the channel of their delivery is,
   * with a queue whose name has theirs behind it.
   */
  static Map<String, String> ofTargets(Map<String, String> given) {
    Map<String, String> derived = new LinkedHashMap<>();
    for (String delivery : CONFIGURED_BY.keySet()) {
      String like = "channel.%s.".formatted(CHANNEL + delivery);
      for (String name : TargetKeys.names(given, delivery)) {
        String own = "channel.%s.".formatted(channel(delivery, name));
        derived.put(own + "queue", given.getOrDefault(like + "queue", "") + BEFORE_NAME + name);
        for (String end : List.of("in", "dead-letter")) {
          derived.put(own + end, given.getOrDefault(like + end, "").replace(like, own));
        }
      }
    }
    return derived;
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
    String key = "delivery.slack.enabled";
    if (!Boolean.parseBoolean(given.getOrDefault(key, derived.get(key)))) {
      return "none";
    }
    return given.getOrDefault(SLACK_CHANNEL, "").isEmpty() ? "webhook" : "bot";
  }

  private static String enabled(String delivery) {
    return "delivery.%s.enabled".formatted(delivery);
  }
}
