package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteKeysTest {

  private static final Settings SETTINGS =
      Settings.of(Map.of("data.directory", "a$1", "source.example-app.site", "{{data.directory}}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:{{data.directory}}/out    | file:a$1/out
          {{source.example-app.site}}    | a$1
          {{delivery.nowhere}}           | {{delivery.nowhere}}
          {{delivery.nowhere:elsewhere}} | elsewhere
          no placeholder                 | no placeholder
          """)
  void aPlaceholderIsResolvedAsFarAsItCanBe(String text, String resolved) {
    assertThat(RouteKeys.resolve(SETTINGS, text)).isEqualTo(resolved);
  }

  @Test
  void aKeyThatNamesItselfStays() {
    Settings circle = Settings.of(Map.of("data.directory", "{{data.directory}}"));

    assertThat(RouteKeys.resolve(circle, "{{data.directory}}")).isEqualTo("{{data.directory}}");
  }

  @Test
  void onlyAPlaceholderWithoutADefaultCanMissItsKey() {
    String text = "{{data.directory}} {{a.b}} {{c.d:e}} {{?f.g}}";

    assertThat(RouteKeys.missing(SETTINGS, text)).containsExactly("a.b");
  }

  @Test
  void aGivenKeyIsKnownWhereAPlaceholderNamesIt() {
    Settings settings = Settings.of(Map.of("source.mine.site", "x", "source.mien.site", "x"));

    assertThat(RouteKeys.unknown(settings, List.of("{{source.mine.site}}")))
        .containsExactly("source.mien.site");
  }

  @Test
  void theStartIsRefusedWithTheKeyAndItsPlace() {
    Settings settings = Settings.of(Map.of("a.b", "x"));

    assertThatThrownBy(() -> RouteKeys.check(settings, List.of("{{a.c}}")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("a.b (--set): no such key");
  }
}
