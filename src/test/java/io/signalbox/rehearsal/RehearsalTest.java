package io.signalbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start in each profile that needs nothing outside of the process. */
class RehearsalTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"aws", "embedded"})
  void startsAndTakesAnEventThrough(String profile) throws Exception {
    assertThat(new Rehearsal(directory).run(profile)).isTrue();
  }
}
