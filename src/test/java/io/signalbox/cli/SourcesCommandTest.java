package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.sources.CatalogueTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signalbox sources}. */
class SourcesCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @BeforeEach
  void copyAFewSources() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("routes/sources"));
    for (String name : List.of("alertmanager", "aws-ec2-instance")) {
      for (String suffix : List.of(".camel.yaml", ".cases.yaml")) {
        Path file = Path.of("routes/sources", name + suffix);
        Files.copy(file, sources.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void listsTheSources() {
    assertThat(run("sources")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.matches("aws-ec2-instance +aws.ec2: EC2 instances that start, stop or end"));
  }

  @Test
  void writesTheirTables() throws IOException {
    Path file = directory.resolve("README.md");
    Files.writeString(file, "# Mine\n");
    assertThat(run("sources", "--update", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("README.md: has no line <!-- Below: ");

    String head = "# Mine\n" + CatalogueTables.MARKER + "\n";
    Files.writeString(file, head + "old");
    assertThat(run("sources", "--update", file.toString())).isZero();
    assertThat(run("sources", "--markdown")).isZero();
    assertThat(out.toString())
        .contains("\n## On-premises and others\n")
        .startsWith("## AWS\n\n| file |");
    assertThat(file).hasContent(head + "\n" + out);
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    return SignalboxCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of(args),
                    Stream.of("--set", "routes.directory=" + directory.resolve("routes")))
                .toArray(String[]::new));
  }
}
