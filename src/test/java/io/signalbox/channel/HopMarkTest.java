package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HopMarkTest {

  private static final String KEY = "channel.hop-mark";

  @TempDir Path data;

  @Test
  void aMarkThatIsGivenIsTaken() {
    assertThat(HopMark.settle(settings(KEY, "berlin")).get(KEY)).isEqualTo("berlin");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void withoutOneARandomOneIsKept() {
    String mark = HopMark.settle(settings(KEY, "")).get(KEY);

    assertThat(mark).matches("[0-9a-f-]{36}");
    assertThat(HopMark.settle(settings(KEY, "")).get(KEY)).isEqualTo(mark);
    assertThat(
            HopMark.settle(settings("data.directory", data.resolve("other").toString())).get(KEY))
        .isNotEqualTo(mark);
  }

  @Test
  void aFileThatHoldsNoneIsRefused() throws Exception {
    Files.writeString(data.resolve("hop-mark"), "two words");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> HopMark.settle(settings(KEY, "")))
        .withMessage(data.resolve("hop-mark") + ": is no mark; remove the file for a new one");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefusedByItsKey() throws Exception {
    Path file = Files.createFile(data.resolve("file"));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> HopMark.settle(settings("data.directory", file.toString())))
        .withMessageStartingWith("data.directory=%s (--set): the mark in its file".formatted(file));
  }

  private Settings settings(String key, String value) {
    return Settings.of(
        key.equals(KEY)
            ? Map.of("data.directory", data.toString(), key, value)
            : Map.of(key, value));
  }
}
