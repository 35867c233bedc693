package io.signalbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.Settings;
import io.signalbox.runtime.RouteFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Route files with one problem each; what must be told of each is in {@code problems.csv}. */
class RoutesCheckTest {

  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "data.directory", "{{nowhere}}",
              "channel.spool.dead-letter", "sjms2:queue:Spool?conectionFactory=#broker",
              "delivery.outbx", "true"));

  private static Map<String, List<Problem>> problems;

  @BeforeAll
  static void checkAll() throws URISyntaxException {
    Path directory = Path.of(RoutesCheckTest.class.getResource("delivery").toURI()).getParent();
    Map<String, String> texts = new TreeMap<>();
    RouteFiles.find(directory.toString())
        .texts()
        .forEach((uri, text) -> texts.put(relative(directory, uri), text));
    Problems found = new Problems();
    new RoutesCheck(SETTINGS).check(texts, found);
    problems = found.list().stream().collect(Collectors.groupingBy(Problem::file));
    assertThat(problems.keySet()).containsAll(texts.keySet());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "problems.csv", delimiter = '|', quoteCharacter = '`')
  void tellsWhatIsWrongAndWhere(String file, int line, String message) {
    String path = file + RouteFiles.SUFFIX;

    assertThat(problems.get(path)).containsExactly(new Problem(path, line, message));
  }

  @Test
  void tellsOfAGivenKeyThatNothingKnows() {
    assertThat(problems.get("--set"))
        .extracting(Problem::toString)
        .containsExactly("--set: delivery.outbx: no such key");
  }

  private static String relative(Path directory, String uri) {
    return directory.relativize(Path.of(uri.replaceFirst("^file:", ""))).toString();
  }
}
