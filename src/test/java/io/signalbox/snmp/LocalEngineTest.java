package io.signalbox.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEngineTest {

  private static final String FILE = "snmp-engine.properties";

  @TempDir private Path data;

  @Test
  void itsIdStaysAndItsStartsAreCounted() {
    LocalEngine first = LocalEngine.start(data.resolve("new"));
    LocalEngine second = LocalEngine.start(data.resolve("new"));
    assertThat(first.boots()).isEqualTo(1);
    assertThat(first.id().length()).isBetween(5, 32);
    assertThat(second).isEqualTo(new LocalEngine(first.id(), 2));
    assertThat(LocalEngine.start(data).id()).isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "engine-id=80:00\nboots=1",
        "engine-id=no\nboots=1",
        "engine-id=80:00:00:00:01",
        "engine-id=80:00:00:00:01\nboots=2147483647",
        "engine-id=80:00:00:00:01\nboots=-2"
      })
  void aDamagedFileIsTold(String text) throws IOException {
    Files.writeString(data.resolve(FILE), text);
    assertThatThrownBy(() -> LocalEngine.start(data))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(FILE + ": is damaged");
    assertThat(data.resolve(FILE)).hasContent(text);
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(data.resolve("file"));
    assertThatThrownBy(() -> LocalEngine.start(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("data.directory=");
  }
}
