package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That {@code application.properties} has every key that there is, and no other. */
class DocumentedKeysTest {

  private static final Path PROFILES = Path.of("src/main/resources/profiles");
  private static final Pattern KEY = Pattern.compile("(?m)^#?([a-z][A-Za-z0-9.-]*)=");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");

  @Test
  void everyPlaceholderIsDocumented() throws IOException {
    Set<String> named = RouteKeys.keys(text(PROFILES));
    named.addAll(namedByRoutes());

    assertThat(documented()).containsAll(named);
  }

  @Test
  void everyDocumentedKeyIsUsed() throws IOException {
    Set<String> used = RouteKeys.keys(text(PROFILES) + text(Path.of(Settings.DEFAULT_FILE)));
    used.addAll(namedByRoutes());
    used.addAll(find(LITERAL, text(Path.of("src/main/java"))));

    Set<String> unused = documented();
    unused.removeAll(used);
    unused.removeIf(ScheduleKeys::isOne);
    unused.removeIf(RecipientKeys::isOne);
    unused.removeIf(TargetKeys::isOne);
    assertThat(unused).isEmpty();
  }

  private static Set<String> documented() throws IOException {
    return find(KEY, text(Path.of(Settings.DEFAULT_FILE)));
  }

  private static Set<String> namedByRoutes() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : files(Path.of("routes"))) {
      named.addAll(RouteKeys.keys(Files.readString(file)));
    }
    return named;
  }

  private static Set<String> find(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(match -> match.group(1)).forEach(found::add);
    return found;
  }

  /** The texts of all files below a path. */
  private static String text(Path path) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files(path)) {
      text.append(Files.readString(file)).append('\n');
    }
    return text.toString();
  }

  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
