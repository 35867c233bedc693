package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the schemas that sources state. */
class StatedSchemaCheckTest {

  @TempDir private Path directory;

  @BeforeEach
  void makeASource() throws IOException {
    write(
        "thing.camel.yaml",
        """
        - route:
            id: source-thing
            from: {uri: bus:events, parameters: {pattern: '{"detail-type": ["Up", "Down"]}'}}
        """);
    write(
        "thing.cases.yaml",
        """
        - name: as it should be
          in: {detail-type: Up, detail: {at: 1}}
          out: [{state: up}]
        - name: otherwise
          in: {detail-type: Up, detail: {at: "1"}}
          odd: true
          out: [{state: up}]
        - name: dead
          in: {detail-type: Up, detail: {at: []}}
          deadLetter: no
        - name: of another type
          in: {detail-type: Down}
          out: [{state: down}]
        """);
  }

  @Test
  void whatFitsIsWell() throws IOException {
    write("thing.schema.yaml", "Up: {type: object, properties: {at: {type: integer}}}\n");

    assertThat(problems()).isEmpty();
  }

  @Test
  void casesThatDoNotFitAreProblemsAndSoAreOddOnesThatDo() throws IOException {
    write(
        "thing.schema.yaml",
        """
        Up: {type: object, properties: {at: {type: string}}}
        Down: {type: object, required: [at]}
        """);

    assertThat(problems())
        .containsExactly(
            "thing.cases.yaml:1: case \"as it should be\": not as the schema says: at: integer"
                + " found, string expected",
            "thing.cases.yaml:4: case \"otherwise\": is not odd: its detail is as the schema says",
            "thing.cases.yaml:11: case \"of another type\": not as the schema says: required"
                + " property 'at' not found");
  }

  @Test
  void whatIsNoSchemaIsAProblem() throws IOException {
    write(
        "thing.schema.yaml",
        """
        Up: {type: objekt}
        Down: {type: object, propertes: {}}
        Left: {type: object}
        """);

    assertThat(problems())
        .hasSize(4)
        .allMatch(problem -> problem.startsWith("thing.schema.yaml:"))
        .contains(
            "thing.schema.yaml:1: Up: type: string found, array expected",
            "thing.schema.yaml:2: Down: propertes: OpenAPI 3.0 has no such keyword",
            "thing.schema.yaml:3: Left: the source takes no such detail-type");
  }

  @Test
  void aFileThatIsNoMappingOfSchemasIsAProblem() throws IOException {
    write("thing.schema.yaml", "\nUp: 7\n");
    assertThat(problems()).containsExactly("thing.schema.yaml:2: Up: not a schema");

    write("thing.schema.yaml", "[1]\n");
    assertThat(problems())
        .containsExactly("thing.schema.yaml:1: not a mapping of detail-types to schemas");
  }

  @Test
  void schemasOfNoSourceAreAProblem() throws IOException {
    write("other.schema.yaml", "Up: {}\n");

    assertThat(problems()).containsExactly("other.schema.yaml: no source has this name");
  }

  @Test
  void whatOtherChecksTellOfIsNotToldTwice() throws IOException {
    write("thing.schema.yaml", "Sideways: {}\n");
    write("thing.camel.yaml", "- route: {");
    Files.delete(directory.resolve("sources/thing.cases.yaml"));

    assertThat(problems()).isEmpty();
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve("sources").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> problems() {
    Problems problems = new Problems();
    new StatedSchemaCheck(directory.toString())
        .check(RouteFiles.find(directory.toString()).texts(), problems);
    String prefix = directory.resolve("sources") + "/";
    return problems.list().stream().map(each -> each.toString().replace(prefix, "")).toList();
  }
}
