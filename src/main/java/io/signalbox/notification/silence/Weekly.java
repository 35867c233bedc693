package io.signalbox.notification.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * A maintenance window that comes every week.
 *
 * @param days the days that it begins on
 * @param from when it begins, by the clock of the zone
 * @param to when it ends; the next day where that is not after its beginning
 */
record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  /** When the window that is open at a time closes; empty where none is open. */
  Optional<Instant> closesAfter(Instant time) {
    LocalDate today = time.atZone(zone).toLocalDate();
    return closing(today, time).or(() -> closing(today.minusDays(1), time));
  }

  private Optional<Instant> closing(LocalDate day, Instant time) {
    if (!days.contains(day.getDayOfWeek())) {
      return Optional.empty();
    }
    ZonedDateTime begin = day.atTime(from).atZone(zone);
    ZonedDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
    boolean open = !time.isBefore(begin.toInstant()) && time.isBefore(end.toInstant());
    return open ? Optional.of(end.toInstant()) : Optional.empty();
  }
}
