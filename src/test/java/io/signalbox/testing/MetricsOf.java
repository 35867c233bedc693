package io.signalbox.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GET /observe/metrics answers. */
public final class MetricsOf {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Set<String> PARTS = Set.of("_bucket", "_count", "_sum");

  /** A metric: its type, and the labels that its samples have, but for those of a histogram. */
  public record Family(String type, Set<String> labels) {}

  private final Http http;
  private final URI uri;

  public MetricsOf(int port) {
    this.http = new Http(port);
    this.uri = URI.create("http://127.0.0.1:%d/observe/metrics".formatted(port));
  }

  public HttpResponse<String> get() {
    return http.send(HttpRequest.newBuilder(uri).build());
  }

  /** All metrics by name. */
  public Map<String, Family> families() {
    Map<String, Family> families = new TreeMap<>();
    for (String line : get().body().lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        families.put(type.group(1), new Family(type.group(2), new TreeSet<>()));
      } else if (sample.matches()) {
        families.get(family(families, sample.group(1))).labels().addAll(labels(sample).keySet());
      }
    }
    families.values().forEach(family -> family.labels().remove("le"));
    return families;
  }

  /** The sum of the samples of this name that have these labels, none of which is NaN. */
  public double sum(String name, Map<String, String> with) {
    return get()
        .body()
        .lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .filter(sample -> sample.group(1).equals(name))
        .filter(sample -> labels(sample).entrySet().containsAll(with.entrySet()))
        .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
        .sum();
  }

  private static String family(Map<String, Family> families, String sample) {
    return PARTS.stream()
        .filter(sample::endsWith)
        .map(part -> sample.substring(0, sample.length() - part.length()))
        .filter(families::containsKey)
        .findFirst()
        .orElse(sample);
  }

  private static Map<String, String> labels(Matcher sample) {
    Map<String, String> labels = new TreeMap<>();
    if (sample.group(2) != null) {
      LABEL.matcher(sample.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    }
    return labels;
  }
}
