package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

  private static final String KEY = "intake.http.token-file";

  @TempDir Path directory;

  @Test
  void onlyTheFirstLineIsTheSecret() throws IOException {
    assertThat(secret(file(" s3cret \r\nsecond\n")).read()).contains("s3cret");
  }

  @Test
  void withoutAFileThereIsNoSecret() {
    assertThat(SecretFile.of(Settings.of(Map.of()), KEY).read()).isEmpty();
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> secret(missing).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(KEY + "=" + missing + " (--set): cannot be read");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThatThrownBy(() -> secret(directory).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(KEY + "=" + directory + " (--set): cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\ns3cret\n"})
  void aBlankFirstLineIsRefusedWithoutTellingTheRest(String text) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> secret(file).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(KEY + "=" + file + " (--set): is empty");
  }

  @Test
  void aFileThatIsNoTextIsRefusedWithoutTellingIt() throws IOException {
    Path file = Files.write(directory.resolve("secret"), new byte[] {'s', '3', (byte) 0xff});

    assertThatThrownBy(() -> secret(file).read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(KEY + "=" + file + " (--set): cannot be read")
        .hasNoCause();
  }

  private static SecretFile secret(Path file) {
    return SecretFile.of(Settings.of(Map.of(KEY, file.toString())), KEY);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("secret"), text);
  }
}
