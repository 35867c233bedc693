package io.signalbox.check;

import io.signalbox.yaml.YamlNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The problems that the checks have found so far, each once. */
final class Problems {

  private final SortedSet<Problem> found = new TreeSet<>();

  void add(Problem problem) {
    found.add(problem);
  }

  /** A problem of a value in a route file. */
  void add(RouteDocument document, YamlNode at, String message, Object... values) {
    found.add(new Problem(document.path(), at.line(), message.formatted(values)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, by file and line. */
  List<Problem> list() {
    return List.copyOf(found);
  }
}
