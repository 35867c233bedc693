package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  private static final String SUCCEEDED = "[{state: failed, severity: critical}]";
  private static final String WRONG = "[{state: failed, severity: ok}, {state: x}] # here";

  @TempDir Path directory;
  private Path sources;
  private Path cases;

  /** The routes with one source, so that a run is short. */
  @BeforeEach
  void copy() throws IOException {
    sources = Files.createDirectory(directory.resolve("sources"));
    cases = sources.resolve("example-app.cases.yaml");
    copy("sources/example-app.camel.yaml", "sources/example-app.cases.yaml");
    for (String folder : List.of("channel", "errors")) {
      Files.createDirectory(directory.resolve(folder));
      try (Stream<Path> files = Files.list(Path.of("routes", folder))) {
        copy(files.map(file -> folder + "/" + file.getFileName()).toArray(String[]::new));
      }
    }
  }

  @Test
  void allCasesPass() {
    CommandRun run = test();
    assertThat(run.out()).containsExactly("4 cases in 1 file: all well");
    assertThat(run.code()).isZero();
  }

  @Test
  void theCasesOfAFileOrADirectoryPass() {
    for (Path path : List.of(cases, sources.resolve("example-app.camel.yaml"), sources)) {
      assertThat(test(path.toString()).out()).containsExactly("4 cases in 1 file: all well");
    }
  }

  @Test
  void tellsFieldByFieldHowACaseFails() throws IOException {
    change(SUCCEEDED, WRONG);
    change("deadLetter: detail.service is missing", "out: [{state: ok}]");
    change("deadLetter: detail.result is missing", "deadLetter: another");

    CommandRun run = test(cases.toString());

    assertThat(run.out())
        .containsExactly(
            cases + ":13: a deployment that failed is critical",
            "    out[0].severity",
            "      - \"ok\"",
            "      + \"critical\"",
            "    out[1]",
            "      - {\"state\":\"x\"}",
            cases + ":20: an event without a result is a dead letter",
            "    deadLetter",
            "      - \"another\"",
            "      + \"detail.result is missing\"",
            cases + ":27: an event without a service is a dead letter",
            "    out[0]",
            "      - {\"state\":\"ok\"}",
            "    deadLetter",
            "      + \"detail.service is missing\"",
            "4 cases in 1 file: 3 failed");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void updateAcceptsWhatCameAndKeepsTheRest() throws IOException {
    String before = Files.readString(cases);
    change(SUCCEEDED, WRONG);

    CommandRun run = test("--update");

    assertThat(run.out())
        .contains("      + \"critical\"")
        .endsWith(
            cases + ": updated: a deployment that failed is critical",
            "4 cases in 1 file: 1 failed, 1 updated");
    assertThat(run.code()).isZero();
    assertThat(cases).hasContent(before.replace(SUCCEEDED, SUCCEEDED + " # here"));
    assertThat(test().code()).isZero();
    try (Stream<Path> files = Files.list(sources)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aFileThatIsNoListOfCasesFailsAndTheOthersRun() throws IOException {
    Path other = Files.writeString(sources.resolve("other.cases.yaml"), "- nme: x\n");
    CommandRun run = test("--update");
    assertThat(run.out())
        .containsExactly(other + ":1: a case without a name", "4 cases in 2 files: 1 failed");
    assertThat(run.code()).isEqualTo(1);
    assertThat(other).hasContent("- nme: x\n");
  }

  @Test
  void whatHasNoCasesToRunIsRefused() throws IOException {
    Path alone =
        Files.copy(sources.resolve("example-app.camel.yaml"), sources.resolve("a.camel.yaml"));
    Path text = Files.writeString(directory.resolve("a.txt"), "");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThat(refusal(alone.toString()))
        .isEqualTo("%s: has no cases: %s is missing", alone, sources.resolve("a.cases.yaml"));
    assertThat(refusal(text.toString()))
        .isEqualTo("%s: neither *.cases.yaml nor *.camel.yaml nor a directory", text);
    assertThat(refusal(empty.toString())).isEqualTo("%s: has no file *.cases.yaml", empty);
    assertThat(refusal("nothing")).isEqualTo("nothing: no such file");
    assertThat(refusal("routes/sources/aws-acm-certificate.camel.yaml"))
        .isEqualTo(
            "routes/sources/aws-acm-certificate.camel.yaml: does not run, since it is not below"
                + " routes.directory=%s",
            directory);
  }

  private String refusal(String path) {
    CommandRun run = test(path);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    return run.err().strip().replaceFirst("^signalbox: ", "");
  }

  private CommandRun test(String... arguments) {
    List<String> all = new ArrayList<>(List.of("test", "--set", "routes.directory=" + directory));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void change(String before, String after) throws IOException {
    String text = Files.readString(cases);
    assertThat(text).contains(before);
    Files.writeString(cases, text.replace(before, after));
  }

  private void copy(String... names) throws IOException {
    for (String name : names) {
      Files.copy(Path.of("routes", name), directory.resolve(name));
    }
  }
}
