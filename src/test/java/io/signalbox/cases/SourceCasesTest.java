package io.signalbox.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases beside the project's own sources, through the real routes. */
class SourceCasesTest {

  private static final Settings SETTINGS = Settings.of(Map.of());
  private static final String ROUTES = SETTINGS.get("routes.directory");

  private static CaseRunner runner;

  @BeforeAll
  static void start() {
    runner = new CaseRunner(SETTINGS);
  }

  @AfterAll
  static void stop() {
    runner.close();
  }

  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return RouteFiles.findCases(ROUTES).texts().entrySet().stream()
        .map(
            file ->
                dynamicContainer(
                    RouteFileName.of(file.getKey()).name(),
                    CaseFile.read(file.getValue()).stream().map(SourceCasesTest::test)));
  }

  @Test
  void everySourceHasCases() {
    assertThat(names(RouteFiles.findCases(ROUTES))).isEqualTo(names(RouteFiles.find(ROUTES)));
  }

  private static DynamicTest test(SourceCase each) {
    return dynamicTest(each.name(), () -> assertThat(runner.run(each)).isEmpty());
  }

  private static List<String> names(RouteFiles files) {
    return files.texts().keySet().stream()
        .map(RouteFileName::of)
        .filter(RouteFileName::isSource)
        .map(RouteFileName::name)
        .toList();
  }
}
