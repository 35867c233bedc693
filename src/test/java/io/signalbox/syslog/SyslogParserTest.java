package io.signalbox.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SyslogParserTest {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final SyslogParser PARSER = new SyslogParser(ZoneId.of("Europe/Berlin"));

  static List<Lines.Line> lines() {
    return Lines.all();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsWhatSendersWrite(Lines.Line line) {
    Map<String, String> fields = Lines.fields(PARSER.parse(line.bytes(), NOW));

    assertThat(fields).isEqualTo(line.fields());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:05Z, Dec 31 23:59:59, 2025-12-31T23:59:59Z",
    "2026-01-01T00:00:05Z, Jan  1 00:00:04, 2026-01-01T00:00:04Z",
    "2025-12-31T23:59:50Z, Jan  1 00:00:04, 2026-01-01T00:00:04Z",
    "2025-12-31T23:59:50Z, Jan  4 00:00:00, 2025-01-04T00:00:00Z",
    "2028-02-29T12:00:00Z, Feb 29 11:59:59, 2028-02-29T11:59:59Z",
    "2027-02-28T12:00:00Z, Feb 29 11:59:59, 2024-02-29T11:59:59Z"
  })
  void theYearIsTheLatestThatIsNotToCome(String now, String written, String time) {
    SyslogMessage message =
        new SyslogParser(ZoneOffset.UTC)
            .parse(bytes("<13>" + written + " web1"), Instant.parse(now));

    assertThat(message.time).isEqualTo(time);
  }

  @Test
  void theRawTextIsAllOfIt() {
    String text = "<13>Jan  5 08:00:00 web1 app: one\ntwo\u0007";

    assertThat(PARSER.parse(bytes(text + "\n"), NOW).raw).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, kern, emerg",
    "13, user, notice",
    "34, auth, crit",
    "86, authpriv, info",
    "165, local4, notice",
    "191, local7, debug"
  })
  void everyPriorityIsAFacilityAndASeverity(int priority, String facility, String severity) {
    SyslogMessage message = PARSER.parse(bytes("<" + priority + ">x"), NOW);

    assertThat(Priority.facility(message.priority)).isEqualTo(facility);
    assertThat(Priority.severity(message.priority)).isEqualTo(severity);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
