package io.signalbox.notification.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.event.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When maintenance windows are open. 2026-01-05 is a Monday. */
class WeeklyTest {

  @ParameterizedTest
  @CsvSource({
    // from 22:00 to 02:00 in Berlin, on working days
    "MON-FRI, 22:00, 02:00, 2026-01-05T20:59:59Z,",
    "MON-FRI, 22:00, 02:00, 2026-01-05T21:00:00Z, 2026-01-06T01:00:00Z",
    "MON-FRI, 22:00, 02:00, 2026-01-06T00:59:59Z, 2026-01-06T01:00:00Z",
    "MON-FRI, 22:00, 02:00, 2026-01-06T01:00:00Z,",
    // that of Friday is open on Saturday, and there is none of Sunday
    "MON-FRI, 22:00, 02:00, 2026-01-10T00:30:00Z, 2026-01-10T01:00:00Z",
    "MON-FRI, 22:00, 02:00, 2026-01-05T00:30:00Z,",
    // a range over the end of the week, and days one by one
    "'SAT-SUN,WED', 10:00, 11:00, 2026-01-07T09:30:00Z, 2026-01-07T10:00:00Z",
    "'SAT-SUN,WED', 10:00, 11:00, 2026-01-08T09:30:00Z,",
    "SUN-MON, 10:00, 11:00, 2026-01-04T09:30:00Z, 2026-01-04T10:00:00Z",
    // a whole day
    "MON, 00:00, 00:00, 2026-01-05T12:00:00Z, 2026-01-05T23:00:00Z",
    // the night in March that has no 02:30, and the one in October that has it twice
    "SUN, 01:00, 02:30, 2026-03-29T00:59:00Z, 2026-03-29T01:30:00Z",
    "SUN, 01:00, 04:00, 2026-10-25T02:59:00Z, 2026-10-25T03:00:00Z"
  })
  void isOpenByTheClockOfItsZone(String days, String from, String to, Instant now, Instant closes) {
    Weekly weekly =
        WeeklyForm.read(
            Json.MAPPER
                .createObjectNode()
                .put("days", days)
                .put("from", from)
                .put("to", to)
                .put("time-zone", "Europe/Berlin"));

    assertThat(weekly.closesAfter(now)).isEqualTo(Optional.ofNullable(closes));
  }
}
