package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole check. That the project's own routes pass it is what keeps their layout. */
class CheckReportTest {

  private static final Path OWN = Path.of("routes");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "aws"})
  void ourOwnRoutesAreWell(String profile) {
    CheckReport report = CheckReport.of(Settings.of(Map.of("profile", profile)));

    assertThat(report.problems()).isEmpty();
    assertThat(report.summary()).matches("\\d+ routes in \\d+ files, \\d+ cases: all well");
  }

  @Test
  void aSourceWithoutCasesAndCasesThatDifferAreProblems() throws IOException {
    copyOwnRoutes();
    Files.delete(directory.resolve("sources/example-app.cases.yaml"));
    Files.writeString(
        directory.resolve("sources/aws-other.cases.yaml"),
        """
        - name: a task that runs
          in: {source: aws.ecs, detail-type: ECS Task State Change, detail: {lastStatus: RUNNING}}
          out: []
        - name: a second task
        """);
    Files.writeString(
        directory.resolve("sources/aws-ec2-instance.cases.yaml"),
        """
        # comes first

        - name: a task that runs
          in: {source: aws.ecs, detail-type: ECS Task State Change, detail: {lastStatus: RUNNING}}
          out: []
        """);

    assertThat(problems())
        .containsExactly(
            "sources/aws-ec2-instance.cases.yaml:3: case \"a task that runs\": expected no"
                + " standard event, got dead letter \"no resource: resources holds no ARN\"",
            "sources/aws-other.cases.yaml:4: case \"a second task\": in is missing",
            "sources/example-app.camel.yaml: has no cases: example-app.cases.yaml is missing");
  }

  @Test
  void withoutRoutesThatStartTheCasesAreNotRun() throws IOException {
    copyOwnRoutes();
    Files.writeString(directory.resolve("errors/retry.camel.yaml"), "- routeConfiguration: {");

    assertThat(problems())
        .containsExactly(
            ": the cases were not run, since the routes do not start",
            "errors/retry.camel.yaml:1: not YAML: expected the node content, but found"
                + " '<stream end>'");
  }

  @Test
  void aDirectoryWithoutRoutesIsRefused() {
    assertThatThrownBy(this::problems)
        .isInstanceOf(SettingsException.class)
        .hasMessage("routes.directory=%s: has no file *.camel.yaml".formatted(directory));
  }

  private void copyOwnRoutes() throws IOException {
    try (Stream<Path> files = Files.walk(OWN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(OWN.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** All problems, with the paths in the directory. */
  private List<String> problems() {
    Settings settings = Settings.of(Map.of("routes.directory", directory.toString()));
    return CheckReport.of(settings).problems().stream()
        .map(problem -> problem.toString().replaceFirst(directory + "/?", ""))
        .toList();
  }
}
