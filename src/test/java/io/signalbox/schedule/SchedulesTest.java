package io.signalbox.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.RouteKeys;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.Json;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

  private static final Date TIME = Date.from(Instant.parse("2026-01-05T08:00:00Z"));

  @Test
  void theEventSaysWhatTheKeysSay() {
    Schedules schedules =
        schedules(
            Map.of(
                "schedule.tapes.rate", "1 day",
                "schedule.tapes.source", "com.example.tapes",
                "schedule.tapes.detail-type", "Tape Change",
                "schedule.tapes.resource", "arn:onprem:tapes:bonn::tape/1",
                "schedule.tapes.detail", "{\"state\": \"due\", \"count\": 1.10}"));

    assertThat(schedules.event("tapes", TIME))
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "tapes-2026-01-05T08:00:00Z", "detail-type": "Tape Change",
                 "source": "com.example.tapes", "account": "", "time": "2026-01-05T08:00:00Z",
                 "region": "", "resources": ["arn:onprem:tapes:bonn::tape/1"],
                 "detail": {"state": "due", "count": 1.10}}
                """));
  }

  @Test
  void aScheduleNeedsNothingButItsTime() {
    assertThat(
            schedules(Map.of("schedule.Night-ly_1.cron", "0 8 ? * 2 *")).event("Night-ly_1", TIME))
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "Night-ly_1-2026-01-05T08:00:00Z",
                 "detail-type": "Scheduled Event", "source": "signalbox.schedule", "account": "",
                 "time": "2026-01-05T08:00:00Z", "region": "",
                 "resources": ["arn:onprem:schedule:main::rule/Night-ly_1"], "detail": {}}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "10 seconds,10000",
    "1 minute,60000",
    "rate(5 minutes),300000",
    "1 hour,3600000",
    "36 hours,129600000",
    "1 day,86400000",
    "9999999 days,863999913600000"
  })
  void aRateIsRead(String rate, long millis) {
    assertThat(
            schedules(Map.of("schedule.a.rate", rate))
                .routes()
                .get("camel.routeTemplate[intake-schedule-a].trigger"))
        .contains("trigger.repeatInterval=" + millis + "&");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 10 * * ? *)",
        "15 12 * * ? *",
        "0 18 ? * MON-FRI *",
        "0 8 1 * ? *",
        "0/15 * * * ? *",
        "0/5 8-17 ? * MON-FRI *",
        "0 9 ? * 2#1 *",
        "0 9 L * ? *",
        "0 9 ? * 6L *",
        "0 9 3W * ? *",
        "15 10 ? * 6L 2026-2030",
        "0  9 ? JAN,JUL  SUN 2199"
      })
  void theCronsOfEventBridgeAreRead(String cron) {
    assertThat(schedules(Map.of("schedule.a.cron", cron)).routes()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate      | 1 minutes       | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          rate      | 5 minute        | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          rate      | 0 minutes       | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          rate      | 5 weeks         | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          rate      | rate(5 minutes  | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          rate      | 5m              | a number and minute, hour or day, in the plural where it is not 1, such as 5 minutes
          cron      | 0 8 * * *       | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          cron      | 0 8 * * * *     | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          cron      | 0 8 ? * ? *     | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          cron      | 60 8 * * ? *    | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          cron      | 0 8 * * ? * *   | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          cron      | 0 8 ) * ? *     | six fields: minutes hours day-of-month month day-of-week year, one of the days ?, such as 0 8 ? * MON-FRI *
          time-zone | Mars/Olympus    | a time zone such as Europe/Berlin
          time-zone | +02:00          | a time zone such as Europe/Berlin
          source    | a b             | 1 to 128 letters, digits, . _ / and -
          resource  | tape 1          | an ARN
          detail    | []              | a JSON object
          detail    | {"a": 1, "a": 2} | a JSON object (not JSON: Duplicate field 'a' at line 1, column 13)
          """)
  void aWrongValueIsToldWithItsKey(String member, String value, String wanted) {
    String key = "schedule.a." + member;
    Map<String, String> keys =
        member.equals("rate") || member.equals("cron")
            ? Map.of(key, value)
            : Map.of("schedule.a.cron", "0 8 * * ? *", key, value);

    assertThatThrownBy(() -> schedules(keys))
        .isInstanceOf(SettingsException.class)
        .hasMessage("%s=%s (--set): must be %s", key, value, wanted);
  }

  @Test
  void oneTimeIsNeededAndNotTwo() {
    assertThatThrownBy(() -> schedules(Map.of("schedule.a.detail", "{}")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("schedule.a: needs schedule.a.cron or schedule.a.rate");
    assertThatThrownBy(
            () -> schedules(Map.of("schedule.a.rate", "1 day", "schedule.a.cron", "0 8 * * ? *")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("schedule.a.rate=1 day (--set): must be empty, as there is schedule.a.cron");
    assertThatThrownBy(
            () ->
                schedules(
                    Map.of("schedule.a.rate", "1 day", "schedule.a.time-zone", "Europe/Berlin")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "schedule.a.time-zone=Europe/Berlin (--set): must be empty, as a rate is the same in"
                + " every time zone");
  }

  @Test
  void anEmptyTimeIsNoSchedule() {
    Map<String, String> keys = Map.of("schedule.a.rate", "", "schedule.a.detail", "{}");

    assertThat(schedules(keys).routes()).isEmpty();
    assertThat(settings(keys).getBoolean("channel.spool.enabled")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"schedule.a.corn", "schedule.a.b.cron", "schedule.a b.cron", "schedule.a"})
  void anUnknownKeyIsToldWithThoseThatThereAre(String key) {
    assertThatThrownBy(() -> RouteKeys.check(settings(Map.of(key, "x")), List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            key
                + " (--set): no such key; a schedule has cron, rate, time-zone, source,"
                + " detail-type, detail, resource");
  }

  private static Schedules schedules(Map<String, String> keys) {
    Settings settings = settings(keys);
    RouteKeys.check(settings, List.of());
    return new Schedules(settings);
  }

  /** On AWS, where no other intake uses the spool. */
  private static Settings settings(Map<String, String> keys) {
    Map<String, String> all = new HashMap<>(keys);
    all.put("profile", "aws");
    return Settings.of(all);
  }
}
