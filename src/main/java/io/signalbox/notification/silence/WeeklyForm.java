package io.signalbox.notification.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads <code>{days: MON-FRI, from: "22:00", to: "02:00", time-zone: Europe/Berlin}</code>. The
 * days may be a list too, and are all where there are none; the zone is UTC where there is none.
 */
final class WeeklyForm {

  private static final Set<String> FIELDS = Set.of("days", "from", "to", "time-zone");
  private static final List<String> NAMES =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final int DAYS = 7;

  private WeeklyForm() {}

  static Weekly read(JsonNode weekly) {
    if (!weekly.isObject()) {
      throw new InvalidSilenceException("weekly", "must have from and to");
    }
    weekly
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new InvalidSilenceException("weekly." + Text.line(field), "no such field");
              }
            });
    return new Weekly(days(weekly), time(weekly, "from"), time(weekly, "to"), zone(weekly));
  }

  private static Set<DayOfWeek> days(JsonNode weekly) {
    JsonNode days = weekly.path("days");
    if (days.isMissingNode()) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> read = EnumSet.noneOf(DayOfWeek.class);
    if (days.isArray()) {
      days.forEach(each -> add(each.asText(), read));
    } else {
      for (String each : days.asText().split(",")) {
        add(each.strip(), read);
      }
    }
    if (read.isEmpty()) {
      throw wrongDays("none");
    }
    return read;
  }

  /** A day, or a range that may go over the end of the week. */
  private static void add(String text, Set<DayOfWeek> days) {
    String[] ends = text.split("-", 2);
    int first = NAMES.indexOf(ends[0]);
    int last = NAMES.indexOf(ends[ends.length - 1]);
    if (first < 0 || last < 0) {
      throw wrongDays(Text.line(text));
    }
    for (int i = first; ; i = (i + 1) % DAYS) {
      days.add(DayOfWeek.of(i + 1));
      if (i == last) {
        return;
      }
    }
  }

  private static InvalidSilenceException wrongDays(String given) {
    return new InvalidSilenceException(
        "weekly.days",
        "%s: must be of %s, or a range such as MON-FRI".formatted(given, String.join(", ", NAMES)));
  }

  private static LocalTime time(JsonNode weekly, String field) {
    String text = weekly.path(field).asText();
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidSilenceException("weekly." + field, "must be a time such as \"22:00\"");
    }
  }

  private static ZoneId zone(JsonNode weekly) {
    String zone = weekly.path("time-zone").asText("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidSilenceException(
          "weekly.time-zone", "must be a time zone such as Europe/Berlin");
    }
  }
}
