package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bus.EventPattern;
import io.signalbox.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the rules which the README shows are ones. */
class RulesOfReadmeTest {

  private static final Pattern PATTERN = Pattern.compile("(?m)^ +pattern: '(.*)'$");

  @Test
  void theWholeOneIsWell() throws IOException {
    String section = section();
    String rule =
        section.substring(section.indexOf("    - route:"), section.indexOf("with `delivery.email"));
    Settings settings = Settings.of(Map.of("delivery.email.to.on-call", "a@example.com"));

    assertThat(
            CheckReport.ofFile(
                settings,
                "file:routes/notifications/on-call.camel.yaml",
                rule.replaceAll("(?m)^ {4}", "").stripTrailing() + "\n"))
        .isEmpty();
  }

  @Test
  void thePatternsOfAllCompile() throws IOException {
    List<String> patterns =
        PATTERN.matcher(section()).results().map((MatchResult match) -> match.group(1)).toList();

    assertThat(patterns).hasSize(3).allSatisfy(EventPattern::compile);
  }

  private static String section() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("## Who gets told what");
    return readme.substring(begin, readme.indexOf("\n## ", begin + 1));
  }
}
