package io.signalbox.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.TestData;
import io.signalbox.yaml.YamlException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          empty             | 1 | is empty
          not-yaml          | 3 | not YAML: expected ',' or '}', but got :
          not-a-list        | 1 | not a list of cases
          no-name           | 4 | a case without a name
          same-name         | 4 | case "one": a second case of this name
          unknown-field     | 3 | case "one": outs: no such field
          unknown-out-field | 5 | case "one": out[0]: sevrity: no such field
          no-in             | 1 | case "one": in is missing
          in-is-text        | 2 | case "one": in is not an event
          odd-is-text       | 3 | case "one": odd is neither true nor false
          out-is-text       | 3 | case "one": out is not a list
          empty-out-entry   | 3 | case "one": out[0]: names no field
          no-expectation    | 1 | case "one": needs either out or deadLetter
          both-expectations | 1 | case "one": needs either out or deadLetter
          blank-dead-letter | 3 | case "one": deadLetter is not the text of a reason
          key-twice         | 2 | not YAML: the key source twice
          out-of-range      | 4 | case "one": out[0]: detail: a number is out of range: 1E+400
          """)
  void aFileThatIsWrongIsRefusedWithItsLine(String file, int line, String problem)
      throws IOException {
    String text = TestData.text(CaseFileTest.class, file + ".cases.yaml");

    YamlException refused = catchThrowableOfType(YamlException.class, () -> CaseFile.read(text));

    assertThat(refused).hasMessage(problem);
    assertThat(refused.line()).isEqualTo(line);
  }
}
