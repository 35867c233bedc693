package io.signalbox.notification.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.testing.Logged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceFileTest {

  private static final Instant MONDAY = Instant.parse("2026-01-05T21:30:00Z");
  private static final String GOOD =
      """
      # what is maintained
      - name: patching
        pattern: {source: [aws.rds], account: ["111122223333"]}
        start: 2026-01-05T22:00:00+01:00
        end: 2026-01-06T00:00:00+01:00
        author: anna@example.com
        reason: Patching of the databases
      - name: backup
        pattern: {resource: [{prefix: "arn:onprem:syslog:main::host/backup"}]}
        weekly: {days: MON-FRI, from: "22:00", to: "02:00", time-zone: Europe/Berlin}
        author: storage
        reason: The nightly backup
      """;

  @TempDir Path directory;
  private Instant now = MONDAY;

  @Test
  void saysWhatIsOn() {
    List<Silence> silences = SilenceFile.read(GOOD);

    assertThat(silences).extracting(Silence::id).containsExactly("patching", "backup");
    assertThat(silences.get(0).endsAfter(MONDAY)).contains(Instant.parse("2026-01-05T23:00:00Z"));
    assertThat(silences.get(0).endsAfter(MONDAY.minusSeconds(3600))).isEmpty();
    assertThat(silences.get(0).isOver(Instant.parse("2026-01-05T23:00:00Z"))).isTrue();
    assertThat(silences.get(1).endsAfter(MONDAY)).contains(Instant.parse("2026-01-06T01:00:00Z"));
    assertThat(SilenceFile.read("# none\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          reason: Patching of the databases | reason: | 2: silence "patching": reason: is missing
          name: backup | name: patching | 8: silence "patching": a second one of this name
          name: backup | name: a b | 8: silence "a b": name: must be 1 to 64 letters, digits, . _ and -
          source: [aws.rds] | source: [] | 2: silence "patching": pattern: the pattern does not compile: Empty arrays are not allowed
          source: [aws.rds] | detail: {a: [b]} | 2: silence "patching": pattern: detail: the standard events that people are told of have account, id, region, resource, severity, source, state, summary, time, type
          "111122223333" | 111122223333 | 2: silence "patching": pattern: account: 111122223333 must be in quotation marks
          2026-01-06T00:00:00+01:00 | 2026-01-05 | 2: silence "patching": end: must be a time with its zone, such as 2026-01-05T22:00:00+01:00
          2026-01-06T00:00:00+01:00 | 2026-01-04T00:00:00+01:00 | 2: silence "patching": end: must be after start
          MON-FRI | MON-FRY | 8: silence "backup": weekly.days: MON-FRY: must be of MON, TUE, WED, THU, FRI, SAT, SUN, or a range such as MON-FRI
          "02:00" | 25:00 | 8: silence "backup": weekly.to: must be a time such as "22:00"
          Europe/Berlin | Berlin | 8: silence "backup": weekly.time-zone: must be a time zone such as Europe/Berlin
          author: storage | by: storage | 8: silence "backup": by: no such field
          """)
  void namesTheEntryAndTheFieldThatIsWrong(String what, String instead, String problem)
      throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), GOOD.replace(what, instead));
    Settings settings = Settings.of(Map.of(SilenceFile.KEY, file.toString()));

    assertThatThrownBy(() -> SilenceFile.of(settings, InstantSource.system()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("%s=%s (--set): line %s".formatted(SilenceFile.KEY, file, problem));
  }

  @Test
  void isReadAgainWhenItChangesAndABadOneLeavesTheLastGood() throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), GOOD);
    SilenceFile silences = SilenceFile.at(file, () -> now);
    assertThat(silences.silences()).hasSize(2).isSameAs(silences.silences());

    try (Logged log = new Logged()) {
      Files.writeString(file, GOOD.substring(0, GOOD.indexOf("- name: backup")));
      assertThat(later(silences)).hasSize(2);
      assertThat(later(silences)).extracting(Silence::id).containsExactly("patching");

      Files.writeString(file, "- name: none\n");
      later(silences);
      assertThat(later(silences)).extracting(Silence::id).containsExactly("patching");
      later(silences);
      assertThat(log.lines())
          .filteredOn(line -> line.contains("stay as they were"))
          .containsExactly(
              SilenceFile.class.getName()
                  + ": "
                  + file
                  + ": line 1: silence \"none\": end: is missing; only a weekly one needs none; the"
                  + " silences stay as they were");

      Files.delete(file);
      later(silences);
      assertThat(later(silences)).hasSize(1);
      Files.writeString(file, GOOD);
      later(silences);
      assertThat(later(silences)).hasSize(2);
    }
  }

  private List<Silence> later(SilenceFile silences) {
    now = now.plusSeconds(1);
    return silences.silences();
  }
}
