package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilencesCheckTest {

  @TempDir Path directory;

  @Test
  void namesFileLineAndEntry() throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), "\n- name: x\n  pattern: {}\n");

    assertThat(problems(file))
        .containsExactly(file + ":2: silence \"x\": end: is missing; only a weekly one needs none");
    assertThat(problems(directory.resolve("none")))
        .first()
        .asString()
        .startsWith(directory.resolve("none") + ": cannot be read: ");
  }

  @Test
  void thatOfTheReadmeIsWell() throws IOException {
    Matcher shown =
        Pattern.compile("(?m)^    - name: backup\\R(    .*\\R)+")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(shown.find()).isTrue();
    Path file =
        Files.writeString(directory.resolve("s.yaml"), shown.group().replaceAll("(?m)^ {4}", ""));

    assertThat(problems(file)).isEmpty();
  }

  private static List<String> problems(Path file) {
    Problems problems = new Problems();
    SilencesCheck.check(
        Settings.of(Map.of("notifications.silences-file", file.toString())), problems);
    return problems.list().stream().map(Problem::toString).toList();
  }
}
