package io.signalbox.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of targets that have a name, such as {@code delivery.slack.channel.ops} for {@code
 * slack:ops}, of which there are as many as one likes: rules name targets, and only the
 * configuration says where these are.
 */
public final class TargetKeys {

  /**
   * With its queue's and that of its dead letters it is a name that SQS takes, and those of no
   * other target.
   */
  private static final String NAME = "((?!.*-DeadLetter$)[A-Za-z0-9_-]{1,24})";

  /** Of each delivery the keys of which, with the name behind it, any makes a target. */
  private static final Map<String, List<String>> MAKING = new LinkedHashMap<>();

  /** Keys that a target may have beside that, each with the one that makes it. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "delivery.zoom.token-file", "delivery.zoom.webhook-url-file",
          "delivery.webhook.key-file", "delivery.webhook.url");

  private static final Pattern KEY = Pattern.compile("(delivery\\.[a-z]+\\.[a-z-]+)\\." + NAME);

  static {
    MAKING.put("slack", List.of("delivery.slack.channel", "delivery.slack.webhook-url-file"));
    MAKING.put("teams", List.of("delivery.teams.webhook-url-file"));
    MAKING.put("zoom", List.of("delivery.zoom.webhook-url-file"));
    MAKING.put("webhook", List.of("delivery.webhook.url"));
    MAKING.put("pagerduty", List.of("delivery.pagerduty.routing-key-file"));
  }

  private TargetKeys() {}

  /** Whether a key is that of a target, whatever the name. */
  public static boolean isOne(String key) {
    return !stem(key).equals(key);
  }

  /** The key without the name of the target that it is of; any other as it is. */
  static String stem(String key) {
    Matcher matcher = KEY.matcher(key);
    boolean isOne =
        matcher.matches()
            && (BESIDE.containsKey(matcher.group(1))
                || MAKING.values().stream().anyMatch(keys -> keys.contains(matcher.group(1))));
    return isOne ? matcher.group(1) : key;
  }

  /** The deliveries that can have targets with names. */
  public static Set<String> deliveries() {
    return MAKING.keySet();
  }

  /** Whether a delivery can have targets with names. */
  public static boolean canHave(String delivery) {
    return MAKING.containsKey(delivery);
  }

  /** The names of the targets of a delivery. */
  public static Set<String> names(Map<String, String> settings, String delivery) {
    List<String> making = MAKING.getOrDefault(delivery, List.of());
    Set<String> names = new TreeSet<>();
    settings.forEach(
        (key, value) -> {
          if (!value.isEmpty() && isOne(key) && making.contains(stem(key))) {
            names.add(key.substring(stem(key).length() + 1));
          }
        });
    return names;
  }

  /** The keys of which one is to be set for there to be a target, as words. */
  public static String wanted(String delivery, String name) {
    List<String> keys = MAKING.get(delivery).stream().map(key -> key + "." + name).toList();
    return String.join(" or ", keys);
  }

  /**
   * The value of a key of a target.
   *
   * @param stem the key without the name
   * @param name the target's name; empty for the one without
   */
  public static Optional<String> value(Settings settings, String stem, String name) {
    String key = key(stem, name);
    return Optional.ofNullable(settings.asMap().get(key)).filter(value -> !value.isEmpty());
  }

  /** The key of a target. */
  public static String key(String stem, String name) {
    return name.isEmpty() ? stem : stem + "." + name;
  }

  /**
   * Checks that what belongs together is there, and that no name is that of two targets.
   *
   * @throws SettingsException naming the key that is wrong
   */
  static void check(Settings settings) {
    settings.asMap().keySet().stream()
        .filter(TargetKeys::isOne)
        .forEach(key -> requireMaking(settings, key));
    for (String delivery : deliveries()) {
      for (String name : names(settings.asMap(), delivery)) {
        requireOne(settings, delivery, name);
      }
    }
  }

  private static void requireMaking(Settings settings, String key) {
    String making = BESIDE.get(stem(key));
    String name = key.substring(stem(key).length() + 1);
    if (making != null && value(settings, making, name).isEmpty()) {
      throw wrong(settings, key, "goes with %s, which is missing".formatted(key(making, name)));
    }
  }

  private static void requireOne(Settings settings, String delivery, String name) {
    List<String> given =
        MAKING.get(delivery).stream()
            .filter(stem -> value(settings, stem, name).isPresent())
            .map(stem -> key(stem, name))
            .toList();
    if (given.size() > 1) {
      throw wrong(
          settings,
          given.get(1),
          "%s:%s is that of %s, too".formatted(delivery, name, given.get(0)));
    }
  }

  private static SettingsException wrong(Settings settings, String key, String reason) {
    return new SettingsException("%s (%s): %s".formatted(key, settings.origin(key), reason));
  }
}
