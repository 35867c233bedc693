package io.signalbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteIndexTest {

  private static final Path SOURCES = Path.of("routes/sources");

  private final RouteIndex index = RouteIndex.ofJar();

  @ParameterizedTest
  @MethodSource("sources")
  void whatIsKnownOfASourceIsWhatItsFileSays(Path path) throws IOException, RefusedException {
    String text = Files.readString(path);
    RouteFile read = RouteFile.read(text);

    Optional<RouteFile> known = index.file("file:" + path, text);

    assertThat(known.isPresent()).isEqualTo(read.canWait(text));
    known.ifPresent(
        file -> {
          assertThat(file.ids()).isEqualTo(read.ids());
          assertThat(file.rules()).isEqualTo(read.rules());
          assertThat(file.beanNames()).isEmpty();
          assertThat(file.canWait(text)).isTrue();
        });
  }

  @Test
  void ofAFileThatWasChangedOrIsNewOrMoreThanRulesNothingIsKnown() throws IOException {
    Path ours = SOURCES.resolve("alertmanager.camel.yaml");
    String text = Files.readString(ours);

    assertThat(index.file("file:" + ours, text)).isPresent();
    assertThat(index.file("classpath:routes/sources/alertmanager.camel.yaml", text)).isPresent();
    assertThat(index.file("file:" + ours, text + "\n")).isEmpty();
    assertThat(index.file("file:routes/sources/new.camel.yaml", text)).isEmpty();
    Path retry = Path.of("routes/errors/retry.camel.yaml");
    assertThat(index.file("file:" + retry, Files.readString(retry))).isEmpty();
  }

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    }
  }
}
