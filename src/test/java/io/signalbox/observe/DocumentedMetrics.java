package io.signalbox.observe;

import io.signalbox.testing.MetricsOf.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that {@code routes/observe/README.md} lists. */
final class DocumentedMetrics {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([a-z0-9_]+)` \\| (counter|gauge|histogram|summary) \\| (.*?) ?\\| .+ \\|");
  private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

  private DocumentedMetrics() {}

  static Map<String, Family> read() throws IOException {
    Map<String, Family> families = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("routes/observe/README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Family family = new Family(row.group(2), new TreeSet<>());
        LABEL.matcher(row.group(3)).results().forEach(l -> family.labels().add(l.group(1)));
        families.put(row.group(1), family);
      }
    }
    return families;
  }
}
