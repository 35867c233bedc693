package io.signalbox.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.InvalidEventException;
import io.signalbox.event.Json;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys {@code schedule.<name>.…} of one schedule. */
final class ScheduleReader {

  /** What a standard event's source and resource may be. */
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

  private static final Pattern ARN =
      Pattern.compile("arn:[a-z0-9-]+:[a-z0-9._-]+:[A-Za-z0-9._-]*:[A-Za-z0-9*-]*:[!-~]{1,1024}");
  private static final Pattern DETAIL_TYPE = Pattern.compile("[!-~][ -~]{0,127}");

  private final Settings settings;
  private final String name;
  private final Map<String, String> values;

  /**
   * Knows the schedule.
   *
   * @param values the values by the last part of their keys
   */
  ScheduleReader(Settings settings, String name, Map<String, String> values) {
    this.settings = settings;
    this.name = name;
    this.values = values;
  }

  /**
   * The schedule; none where its cron or rate is empty, by which another layer switches it off.
   *
   * @throws SettingsException naming the key that is wrong
   */
  Optional<Schedule> read() {
    if (!values.containsKey("cron") && !values.containsKey("rate")) {
      throw new SettingsException(
          "schedule.%s: needs schedule.%s.cron or schedule.%s.rate".formatted(name, name, name));
    }
    String cron = values.getOrDefault("cron", "");
    String rate = values.getOrDefault("rate", "");
    if (cron.isEmpty() && rate.isEmpty()) {
      return Optional.empty();
    }
    if (!cron.isEmpty() && !rate.isEmpty()) {
      throw wrong("rate", "empty, as there is schedule.%s.cron".formatted(name));
    }
    return Optional.of(
        new Schedule(name, cron.isEmpty() ? rateTrigger(rate) : cronTrigger(cron), event()));
  }

  private String cronTrigger(String cron) {
    String zone = given("time-zone", "UTC");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw wrong("time-zone", "a time zone such as Europe/Berlin");
    }
    return Cron.trigger(cron, zone).orElseThrow(() -> wrong("cron", Cron.WORDS));
  }

  private String rateTrigger(String rate) {
    if (!given("time-zone", "").isEmpty()) {
      throw wrong("time-zone", "empty, as a rate is the same in every time zone");
    }
    return Rate.trigger(rate).orElseThrow(() -> wrong("rate", Rate.WORDS));
  }

  private Schedule.Event event() {
    return new Schedule.Event(
        matching("source", "signalbox.schedule", SOURCE, "1 to 128 letters, digits, . _ / and -"),
        matching("detail-type", "Scheduled Event", DETAIL_TYPE, "1 to 128 characters of ASCII"),
        matching("resource", "arn:onprem:schedule:main::rule/" + name, ARN, "an ARN"),
        detail());
  }

  private ObjectNode detail() {
    try {
      JsonNode detail = Json.read(given("detail", "{}"));
      if (detail instanceof ObjectNode object) {
        return object;
      }
    } catch (InvalidEventException e) {
      throw wrong("detail", "a JSON object (%s)".formatted(e.getMessage()));
    }
    throw wrong("detail", "a JSON object");
  }

  private String matching(String member, String otherwise, Pattern pattern, String wanted) {
    String value = given(member, otherwise);
    if (!pattern.matcher(value).matches()) {
      throw wrong(member, wanted);
    }
    return value;
  }

  private String given(String member, String otherwise) {
    String value = values.getOrDefault(member, "");
    return value.isEmpty() ? otherwise : value;
  }

  private SettingsException wrong(String member, String wanted) {
    String key = "schedule.%s.%s".formatted(name, member);
    return new SettingsException(
        "%s=%s (%s): must be %s".formatted(key, values.get(member), settings.origin(key), wanted));
  }
}
