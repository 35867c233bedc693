package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What to do next, as the keys of the project's own rules say it. */
class RunbookCheckTest {

  private static final String KEY = "notifications.default.runbook-url";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://wiki.example.com/a",
        "https://user@wiki.example.com/a",
        "https://wiki.example.com\\@evil.example/a",
        "https://wiki.example.com/a b",
        "https://wiki.example.com/a|Open>",
        "https://",
        "javascript:alert(1)",
        "wiki.example.com"
      })
  void namesTheRuleAndTheKeyOfWhatIsNoLink(String url) throws IOException {
    assertThat(problems(KEY, url))
        .singleElement()
        .asString()
        .startsWith("routes/notifications/default.camel.yaml:")
        .endsWith(
            "runbookUrl=%s: must be an https URL of at most 1000 characters without a user (%s, --set)"
                .formatted(url, KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://wiki.example.com",
        "https://wiki.example.com:8443/a/b?c=d&e=f%20(g)#h",
        "https://10.0.0.1/x"
      })
  void takesAnyHttpsUrl(String url) throws IOException {
    assertThat(problems(KEY, url)).isEmpty();
  }

  @Test
  void aTextIsNoLongerThanAMailCanBearIt() throws IOException {
    assertThat(problems("notifications.default.runbook", "x".repeat(1000))).isEmpty();
    assertThat(problems("notifications.default.runbook", "x".repeat(1001)))
        .singleElement()
        .asString()
        .endsWith(
            "…: must be a text of at most 1000 characters (notifications.default.runbook, --set)");
  }

  @Test
  void theLinesOfAKeyAreWrittenAsCamelKeepsThem() throws IOException {
    assertThat(problems("notifications.default.runbook", "1. Look.\\n2. Wait.")).isEmpty();
    assertThat(problems("notifications.default.runbook", "1. Look.\n2. Wait."))
        .singleElement()
        .asString()
        .contains("runbook: must be one line, in which \\n begins another (notifications.default.");
  }

  private static List<Problem> problems(String key, String value) throws IOException {
    return CheckReport.ofFile(
        Settings.of(Map.of(key, value)),
        "file:routes/notifications/default.camel.yaml",
        Files.readString(Path.of("routes/notifications/default.camel.yaml")));
  }
}
