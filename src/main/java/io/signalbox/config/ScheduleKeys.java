package io.signalbox.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys {@code schedule.<name>.cron} and its like, of which there are as many as one likes. */
public final class ScheduleKeys {

  /** What a schedule can have. */
  static final String MEMBERS = "cron, rate, time-zone, source, detail-type, detail, resource";

  private static final Pattern KEY =
      Pattern.compile(
          "schedule\\.([A-Za-z0-9_-]{1,64})\\.(%s)".formatted(MEMBERS.replace(", ", "|")));
  private static final Set<String> TIMES = Set.of("cron", "rate");
  private static final String PREFIX = "schedule.";

  private ScheduleKeys() {}

  /** Whether a key is one of a schedule, whatever the schedule's name. */
  public static boolean isOne(String key) {
    return KEY.matcher(key).matches();
  }

  /** Whether a key is meant as one. */
  static boolean isMeant(String key) {
    return key.startsWith(PREFIX);
  }

  /** Whether a key says when a schedule's time comes; with an empty value it never does. */
  static boolean isTime(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches() && TIMES.contains(matcher.group(2));
  }

  /** The values of each schedule by the last part of their keys, by the schedule's name. */
  public static Map<String, Map<String, String>> byName(Settings settings) {
    Map<String, Map<String, String>> schedules = new TreeMap<>();
    settings
        .asMap()
        .forEach(
            (key, value) -> {
              Matcher matcher = KEY.matcher(key);
              if (matcher.matches()) {
                schedules
                    .computeIfAbsent(matcher.group(1), name -> new TreeMap<>())
                    .put(matcher.group(2), value);
              }
            });
    return schedules;
  }
}
