package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference of the keys, as it is written from what describes them. */
class SettingsReferenceTest {

  private static final Path PAGE = Path.of("src/main/resources/profiles/README.md");
  private static final List<DocumentedSetting> ALL = SettingsReference.read();

  @Test
  void thePageOfTheSettingsIsAsTheyAre() throws IOException {
    String text = Files.readString(PAGE);

    assertThat(text)
        .as("%s is stale; java -jar target/signalbox.jar settings --update %s", PAGE, PAGE)
        .isEqualTo(SettingsTables.update(text, ALL));
  }

  @Test
  void everyKeyOfTheJarIsThereOnceAndDescribed() {
    List<String> keys = ALL.stream().map(DocumentedSetting::key).toList();

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys)
        .containsAll(
            Settings.of(Map.of()).knownKeys().stream()
                .filter(key -> !key.startsWith("camel."))
                .toList());
    assertThat(ALL)
        .filteredOn(each -> each.description().isBlank())
        .extracting(DocumentedSetting::key)
        .isEmpty();
  }

  @Test
  void typesUnitsAndDefaultsAreThoseOfTheKeys() {
    assertThat(of("observe.port"))
        .extracting("type", "unit", "embedded", "aws", "since")
        .containsExactly("port", "", "9876", "9876", "0.1");
    assertThat(of("intake.http.port")).extracting("embedded", "aws").containsExactly("8080", "");
    assertThat(of("channel.consumers")).extracting("embedded", "aws").containsExactly("1", "50");
    assertThat(of("intake.batch.max-linger-millis"))
        .extracting("type", "unit")
        .containsExactly("whole number", "milliseconds");
    assertThat(of("delivery.email-smtp.security").type()).isEqualTo("one of none, starttls, tls");
    assertThat(of("schedule.<name>.cron").embedded()).isEmpty();
    assertThat(of("schedule.<name>.time-zone").embedded()).isEqualTo("UTC");
    assertThat(of("intake.http.max-body-bytes").description())
        .isEqualTo("A request larger than this is answered with 413.");
  }

  private static DocumentedSetting of(String key) {
    return ALL.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }
}
