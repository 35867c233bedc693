package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.signalbox.event.Json;
import io.signalbox.event.StandardEventSchema;
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

/** {@code signalbox schema}. */
class SchemaCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @BeforeEach
  void copyAFewSources() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("routes/sources"));
    for (String name :
        List.of("alertmanager", "aws-ec2-instance", "aws-s3-object", "github-push")) {
      for (String suffix : List.of(".camel.yaml", ".schema.yaml")) {
        Path file = Path.of("routes/sources", name + suffix);
        Files.copy(file, sources.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void printsTheStandardEvent() {
    assertThat(run("schema")).isZero();
    assertThat(Json.read(out.toString())).isEqualTo(StandardEventSchema.json());
  }

  @Test
  void printsTheStandardEventInOpenApi() {
    assertThat(run("schema", "--openapi")).isZero();
    assertThat(
            Json.read(out.toString()).at("/components/schemas/StandardEvent/properties/severity"))
        .hasToString("{\"enum\":[\"ok\",\"info\",\"warning\",\"critical\"],\"type\":\"string\"}");
  }

  @Test
  void printsTheEventsOfDetailTypesOneBehindAnother() throws IOException {
    assertThat(run("schema", "Object Created", "push")).isZero();

    assertThat(documents())
        .extracting(document -> document.path("title").asText())
        .containsExactly("Object Created", "push");
  }

  @Test
  void printsTheirOpenApi() throws IOException {
    assertThat(run("schema", "--openapi", "Alert")).isZero();

    assertThat(documents())
        .singleElement()
        .extracting(
            document -> document.at("/components/schemas/AWSEvent/x-amazon-events-source").asText())
        .isEqualTo("prometheus.alertmanager");
  }

  @Test
  void listsWhatThereIs() {
    assertThat(run("schema", "--list")).isZero();
    assertThat(out.toString().lines()).startsWith("Alert").contains("push").doesNotContain("");
  }

  @Test
  void whatThereIsNotEndsWithTwo() {
    assertThat(run("schema", "Nothing")).isEqualTo(2);
    assertThat(err.toString()).startsWith("signalbox: no source states a schema of \"Nothing\"");
  }

  private List<JsonNode> documents() throws IOException {
    try (MappingIterator<JsonNode> documents =
        Json.MAPPER.readerFor(JsonNode.class).readValues(out.toString())) {
      return documents.readAll();
    }
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
